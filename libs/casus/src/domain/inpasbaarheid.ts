import type { Afsprakenboek } from '#afspraken';
import { instantMs } from '#afspraken';
import { bekendeStappen, casusbeeld, leegBeeld, metKalender, metStap, veiligThuisVan } from '#dossier';
import type { CasusGebeurtenis, Casusbeeld, GebeurtenisType, Stap } from '#dossier';
import type { Partij } from '#event-sourcing';
import type { EnigeStap, Toets } from './stap.js';
import { REDENEN_VAN_DE_HUB } from './regels/overdracht-versturen.js';
import { StapGeweigerd, strijdig } from './weigering.js';

/** Steps that rest on the state of the case; a step recorded late may not take that ground away. */
const RUST_OP_VOORGAANDE: ReadonlySet<GebeurtenisType> = new Set([
  'SpoedVastgesteld',
  'TriageBesluit',
  'DienstAfgerond',
  'OverdrachtVerstuurd',
  'OverdrachtIngetrokken',
  'OntvangstBevestigd',
  'OverdrachtAanvaard',
  'OverdrachtGeweigerd',
  'CasusregieAfgesloten',
  'MonitoringAfgesloten',
]);

/** Facts that come from outside are always recorded, whatever was decided without knowing them. */
const ALTIJD_VAST_TE_LEGGEN: ReadonlySet<GebeurtenisType> = new Set([
  'MeldingOntvangen',
  'SpoedVastgesteld',
  'OnveiligheidVastgesteld',
  'BevestigingBetwist',
  'BevestigingBekrachtigd',
  'TermijnVerstreken',
]);

/** A step that somebody wants to record, with what follows from it by itself, all at one instant. */
interface Voornemen {
  readonly stappen: readonly [EnigeStap, ...EnigeStap[]];
  readonly actor: Partij;
}

type Toetser = (toets: Toets) => unknown;

/**
 * A step recorded late is put where it happened. When a later step, right until now, would become impossible
 * by it, the late one is refused: history is not rewritten behind the back of who acted on it.
 */
export const eistInpasbaar = (
  geschiedenis: readonly CasusGebeurtenis[],
  voornemen: Voornemen,
  boek: Afsprakenboek,
  toetser: Toetser,
): void => {
  const [{ type, plaatsgevondenOp }] = voornemen.stappen;
  if (ALTIJD_VAST_TE_LEGGEN.has(type)) return;
  const opMs = instantMs(plaatsgevondenOp);
  const stappen = bekendeStappen(geschiedenis);
  const latere = stappen.filter((stap) => stap.opMs > opMs);
  if (!latere.some(({ gebeurtenis }) => RUST_OP_VOORGAANDE.has(gebeurtenis.type))) return;
  const oud = beeldOp(stappen, boek, opMs);
  const nieuw = alsGebeurtenissen(voornemen, geschiedenis.length).reduce(
    (beeld, gebeurtenis) => metStap(beeld, { opMs, gebeurtenis }, boek),
    oud,
  );
  loopLatereNa(
    latere,
    { oud, nieuw },
    (toestand, stap) => bezwaar(toestand, stap, { geschiedenis, boek, toetser }),
    boek,
  );
};

const beeldOp = (stappen: readonly Stap[], boek: Afsprakenboek, opMs: number): Casusbeeld => {
  const veiligThuis = veiligThuisVan(stappen);
  if (!veiligThuis) throw new Error('a recorded case has no Veilig Thuis');
  return casusbeeld(stappen, boek, opMs) ?? leegBeeld(veiligThuis);
};

interface Toestanden {
  readonly oud: Casusbeeld;
  readonly nieuw: Casusbeeld;
}

const loopLatereNa = (
  latere: readonly Stap[],
  begin: Toestanden,
  bezwaarTegen: (beeld: Casusbeeld, stap: Stap) => string | undefined,
  boek: Afsprakenboek,
): void => {
  latere.reduce<Toestanden>((toestanden, stap) => {
    const op = (beeld: Casusbeeld) => ({ ...beeld, zicht: metKalender(beeld.zicht, stap.opMs) });
    const nieuwBezwaar = bezwaarTegen(op(toestanden.nieuw), stap);
    if (nieuwBezwaar !== undefined && nieuwBezwaar !== bezwaarTegen(op(toestanden.oud), stap))
      throw strijdigMetLatere(stap);
    return { oud: metStap(toestanden.oud, stap, boek), nieuw: metStap(toestanden.nieuw, stap, boek) };
  }, begin);
};

const strijdigMetLatere = ({ gebeurtenis }: Stap): StapGeweigerd =>
  strijdig(
    'strijdig-met-latere-stap',
    `Op dit tijdstip past deze stap niet meer: zij maakt ${gebeurtenis.type} van ${gebeurtenis.plaatsgevondenOp} onmogelijk. Neem de stap op het huidige tijdstip, of herstel eerst de latere stap.`,
    { regel: 'twee-klokken', veld: 'plaatsgevondenOp' },
  );

/** Why the rules would refuse this recorded step now; a fact from outside, recorded late, may have made it so. */
/** What the hub itself withdrew is nobody's act: a confirmation that was given before it still counts. */
const isGevolg = (gebeurtenis: CasusGebeurtenis): boolean =>
  gebeurtenis.type === 'OverdrachtIngetrokken' && REDENEN_VAN_DE_HUB.includes(gebeurtenis.data.reden);

const bezwaar = (
  beeld: Casusbeeld,
  { opMs, gebeurtenis }: Stap,
  {
    geschiedenis,
    boek,
    toetser,
  }: { geschiedenis: readonly CasusGebeurtenis[]; boek: Afsprakenboek; toetser: Toetser },
): string | undefined => {
  if (!RUST_OP_VOORGAANDE.has(gebeurtenis.type) || isGevolg(gebeurtenis)) return undefined;
  const afspraken = boek.voor(beeld.veiligThuis.id, opMs);
  const stap = gebeurtenis as EnigeStap;
  try {
    toetser({ stap, opMs, actor: gebeurtenis.actor.partij, beeld, geschiedenis, boek, afspraken });
    return undefined;
  } catch (fout) {
    if (fout instanceof StapGeweigerd) return [fout.code, fout.regel, fout.veld].join();
    throw fout;
  }
};

const alsGebeurtenissen = (
  { stappen, actor }: Voornemen,
  eersteVolgnummer: number,
): readonly CasusGebeurtenis[] =>
  stappen.map((stap, i) => ({
    ...stap,
    versie: 1,
    volgnummer: eersteVolgnummer + i,
    vastgelegdOp: stap.plaatsgevondenOp,
    actor: { partij: actor },
  }));
