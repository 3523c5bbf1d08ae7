import type { Partij } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import { instantMs } from '#afspraken';
import { bekendeStappen, casusbeeld, leegBeeld, metKalender } from '#dossier';
import type { Casusbeeld, CasusGebeurtenis, GebeurtenisType } from '#dossier';
import { gevolgenVan } from './gevolgen.js';
import { eistInpasbaar } from './inpasbaarheid.js';
import type { Overdrachtinhoud } from './inhoud.js';
import { REGELS } from './regels/index.js';
import type { EnigeStap, Opdracht, Regel, Stand, Toets } from './stap.js';
import { tekortDirect, tekortDoorgifte, tekortNaDienst } from './volledigheid.js';
import { StapGeweigerd, nietBevoegd, onbekend, ongeldig, strijdig } from './weigering.js';

/**
 * Decides one step of a case on everything that has been recorded about it. The step is judged at the instant
 * at which it happened, and may not make a later step impossible that stands already.
 * @returns the events to record: none when the fact stands already, more than one when it has consequences.
 * @throws StapGeweigerd
 */
export const beslis = (
  geschiedenis: readonly CasusGebeurtenis[],
  opdracht: Opdracht,
  boek: Afsprakenboek,
): readonly EnigeStap[] => {
  const toets = maakToets(geschiedenis, opdracht, boek);
  if (regelVoor(opdracht.stap.type)(toets) === 'al-gebeurd') return [];
  if (opdracht.stap.type === 'OverdrachtVerstuurd')
    eistVolledig(toets, opdracht.stap.inhoud as Overdrachtinhoud);
  const stappen = [opdracht.stap, ...gevolgenVan(opdracht.stap, toets.beeld)] as const;
  if (!isLaatste(opdracht.stand, toets.opMs))
    eistInpasbaar(geschiedenis, { stappen, actor: opdracht.actor }, boek, (andere) =>
      regelVoor(andere.stap.type)(andere),
    );
  return stappen;
};

/**
 * No case that is handed over today began before: what claims to be older is a mistyped year. It also keeps out
 * the years that not every store can hold (PostgreSQL has no year 0).
 */
const VROEGSTE_TIJDSTIP = '1990-01-01T00:00:00Z';
const VROEGSTE_TIJDSTIP_MS = instantMs(VROEGSTE_TIJDSTIP);

const maakToets = (
  geschiedenis: readonly CasusGebeurtenis[],
  opdracht: Opdracht,
  boek: Afsprakenboek,
): Toets => {
  const { stap, actor, nuMs } = opdracht;
  const opMs = instantMs(stap.plaatsgevondenOp);
  if (opMs > nuMs)
    throw tijdfout(
      'plaatsgevonden-in-toekomst',
      'plaatsgevondenOp ligt in de toekomst: leg vast wat is gebeurd.',
    );
  if (opMs < VROEGSTE_TIJDSTIP_MS)
    throw tijdfout(
      'plaatsgevonden-te-vroeg',
      `plaatsgevondenOp ligt voor ${VROEGSTE_TIJDSTIP}: controleer het jaar.`,
    );
  const beeld = beeldOp(geschiedenis, opdracht, boek, opMs);
  if (beeld.gewist && stap.type !== 'DossierGewist')
    throw strijdig(
      'dossier-gewist',
      'Het dossier van deze casus is gewist: er kan niets meer worden vastgelegd.',
      { regel: '§8' },
    );
  const afspraken = boek.voor(beeld.veiligThuis.id, opMs);
  return { stap, opMs, actor, beeld, geschiedenis, boek, afspraken };
};

/** Nothing that has been recorded happened after this instant: the picture of now is the picture then. */
const isLaatste = (stand: Stand | undefined, opMs: number): stand is Stand =>
  stand !== undefined && opMs >= stand.totMs;

const beeldOp = (
  geschiedenis: readonly CasusGebeurtenis[],
  { stap, actor, stand }: Opdracht,
  boek: Afsprakenboek,
  opMs: number,
): Casusbeeld => {
  if (geschiedenis.length === 0) return beginBeeld(stap.type, actor);
  if (isLaatste(stand, opMs)) return { ...stand.beeld, zicht: metKalender(stand.beeld.zicht, opMs) };
  const stappen = bekendeStappen(geschiedenis);
  const eerste = stappen[0];
  if (eerste && opMs < eerste.opMs && stap.type !== 'MeldingOntvangen')
    throw tijdfout(
      'plaatsgevonden-voor-melding',
      `plaatsgevondenOp ligt voor de eerste melding van deze casus (${eerste.gebeurtenis.plaatsgevondenOp}).`,
    );
  const beeld = casusbeeld(stappen, boek, opMs);
  if (!beeld) throw new Error('a recorded case has no Veilig Thuis');
  const gewist = geschiedenis.some(({ type }) => type === 'DossierGewist');
  return { ...beeld, gewist };
};

/** A case begins with a melding that VT receives. */
const beginBeeld = (type: GebeurtenisType, actor: Partij): Casusbeeld => {
  if (type !== 'MeldingOntvangen')
    throw onbekend('casus-onbekend', 'Deze casus bestaat niet.', { regel: 'V0' });
  if (actor.soort !== 'veilig-thuis')
    throw nietBevoegd('Een nieuwe casus begint met een melding bij Veilig Thuis.', 'V0');
  return leegBeeld(actor);
};

const tijdfout = (code: string, melding: string): StapGeweigerd =>
  ongeldig(code, melding, { veld: 'plaatsgevondenOp', regel: 'twee-klokken' });

const regelVoor = (type: GebeurtenisType): Regel<GebeurtenisType> => {
  const regel = REGELS[type] as Regel<GebeurtenisType> | undefined;
  if (!regel) throw new Error(`no rule judges the step ${type}`);
  return regel;
};

/** O1, O2: an incomplete handover is refused with all that is missing, and nothing is recorded. */
const eistVolledig = (toets: Toets, inhoud: Overdrachtinhoud = {}): void => {
  const { pad } = (toets as Toets<'OverdrachtVerstuurd'>).stap.data;
  const details = {
    direct: () => tekortDirect(inhoud, toets.beeld),
    'na-dienst': () => tekortNaDienst(inhoud, toets.beeld),
    doorgifte: () => tekortDoorgifte(inhoud),
  }[pad]();
  const regel = { direct: 'O1', 'na-dienst': 'O2', doorgifte: 'V8' }[pad];
  if (details.length > 0)
    throw new StapGeweigerd(
      'invalid',
      'overdracht-onvolledig',
      `De overdracht is onvolledig: ${details.length} ${details.length === 1 ? 'onderdeel ontbreekt' : 'onderdelen ontbreken'} of kloppen niet.`,
      { regel, details },
    );
};
