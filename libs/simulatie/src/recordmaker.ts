import { afgeleidId, gebeurtenisId } from '#casus/domein';
import type { EnigeStap } from '#casus/domein';
import { ACTUELE_VERSIE, stroomVan } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import { GENESIS_HASH, chained, sha256Hex } from '#event-sourcing';
import type { Actor, UnpositionedRecord } from '#event-sourcing';
import type { Casusloop, Daad } from './casusloop.js';

/** What one command of the hub would have appended: the events of one step, at the revision before it. */
export interface Vastlegging {
  readonly stroom: string;
  readonly verwachteRevisie: number;
  readonly records: readonly UnpositionedRecord[];
}

/** As many people work at one party as makes no one of them stand out. */
const MEDEWERKERS = 12;

const actorVan = ({ door, vanDeHub }: Daad, loop: Casusloop): Actor =>
  vanDeHub
    ? { partij: door, rol: vanDeHub.rol }
    : {
        partij: door,
        medewerker: `medewerker-${loop.toeval.tot(MEDEWERKERS) + 1}`,
        rol: door.soort,
      };

const commandoVan = ({ vanDeHub }: Daad, loop: Casusloop) => {
  if (!vanDeHub) {
    const id = loop.id('opdracht');
    return { causatieId: id, correlatieId: id };
  }
  const { sleutel } = vanDeHub;
  return { causatieId: afgeleidId(sleutel, 'opdracht'), correlatieId: afgeleidId(sleutel, 'correlatie') };
};

const MET_INHOUD: ReadonlySet<string> = new Set([
  'MeldingOntvangen',
  'TriageBesluit',
  'DienstAfgerond',
  'OverdrachtVerstuurd',
  'OverdrachtGeweigerd',
  'MonitorMomentVastgelegd',
  'OnveiligheidVastgesteld',
]);

/** Unreadable bytes of a fixed size, derived from the id: what sealed content costs, without any content. */
const verzegeld = (id: string, bytes: number): string => {
  const blokken: string[] = [];
  for (let i = 0; blokken.length * 32 < bytes; i += 1) blokken.push(sha256Hex(`${id}/${i}`));
  return Buffer.from(blokken.join(''), 'hex').subarray(0, bytes).toString('base64');
};

/** The hash that a recipient confirms; there is no content, so it is one of the handover's id. */
export const inhoudHashVan = (overdrachtId: string): string => sha256Hex(`simulatie/${overdrachtId}`);

const dataVan = (stap: EnigeStap): UnpositionedRecord['data'] =>
  stap.type === 'OverdrachtVerstuurd'
    ? { ...stap.data, inhoudHash: inhoudHashVan(stap.data.overdrachtId) }
    : { ...stap.data };

/** Numbers and chains decided steps as the hub does, and adds them to the history of the case. */
export const legVast = (
  loop: Casusloop,
  stappen: readonly EnigeStap[],
  gedaan: Daad,
  verzegeldBytes: number,
): Vastlegging => {
  const stroom = stroomVan(loop.casusId);
  const commando = commandoVan(gedaan, loop);
  const vastgelegdOp = new Date(loop.nuMs).toISOString();
  const actor = actorVan(gedaan, loop);
  const eersteVolgnummer = loop.geschiedenis.length;
  const records: UnpositionedRecord[] = [];
  for (const [n, stap] of stappen.entries()) {
    const id = gebeurtenisId(stroom, commando.causatieId, n);
    const record = chained({
      id,
      type: stap.type,
      versie: ACTUELE_VERSIE[stap.type],
      casusId: loop.casusId,
      volgnummer: eersteVolgnummer + n,
      vorigeHash: loop.vorigeHash ?? GENESIS_HASH,
      vastgelegdOp,
      plaatsgevondenOp: stap.plaatsgevondenOp,
      actor,
      ...commando,
      data: dataVan(stap),
      verzegeld: verzegeldBytes > 0 && MET_INHOUD.has(stap.type) ? verzegeld(id, verzegeldBytes) : null,
    });
    loop.vorigeHash = record.hash;
    records.push(record);
  }
  for (const record of records) loop.voegToe(alsGeschiedenis(record));
  return { stroom, verwachteRevisie: eersteVolgnummer - 1, records };
};

/** What the rules need of a record, so that the rest of it is not kept. */
const alsGeschiedenis = ({
  type,
  versie,
  volgnummer,
  plaatsgevondenOp,
  vastgelegdOp,
  actor,
  data,
}: UnpositionedRecord): CasusGebeurtenis =>
  ({ type, versie, volgnummer, plaatsgevondenOp, vastgelegdOp, actor, data }) as unknown as CasusGebeurtenis;
