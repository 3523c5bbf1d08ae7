import { instantMs } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import { zichtNa } from '#dossier';
import type { CasusGebeurtenis, Zicht } from '#dossier';

export interface Stap {
  readonly op: number;
  readonly g: CasusGebeurtenis;
}

export const sleutel = ({ soort, id }: { readonly soort: string; readonly id: string }): string =>
  `${soort}/${id}`;

/** V9: who recorded it for another, and was disputed before it was endorsed, recorded nothing. */
const telt = (g: CasusGebeurtenis, gekend: readonly CasusGebeurtenis[]): boolean => {
  if (g.type !== 'OntvangstBevestigd' && g.type !== 'OverdrachtAanvaard') return true;
  const { overdrachtId, ontvanger } = g.data;
  if (sleutel(g.actor.partij) === sleutel(ontvanger)) return true;
  const oordeel = gekend.find(
    (o) =>
      (o.type === 'BevestigingBetwist' || o.type === 'BevestigingBekrachtigd') &&
      o.volgnummer > g.volgnummer &&
      o.data.overdrachtId === overdrachtId &&
      sleutel(o.data.ontvanger) === sleutel(ontvanger),
  );
  return oordeel?.type !== 'BevestigingBetwist';
};

const stappenVan = (alle: readonly CasusGebeurtenis[], bekendOp: number): readonly Stap[] => {
  const gekend = alle.filter(({ vastgelegdOp }) => Date.parse(vastgelegdOp) <= bekendOp);
  return gekend
    .filter((g) => telt(g, gekend))
    .map((g) => ({ op: instantMs(g.plaatsgevondenOp), g }))
    .sort((a, b) => a.op - b.op || a.g.volgnummer - b.g.volgnummer);
};

type Wachtend = Zicht['verzoeken'][number];

/** A case as it was known at an instant: its steps, and the state of the rules after each. */
export class Loop {
  readonly stappen: readonly Stap[];
  readonly na: readonly Zicht[];

  constructor(
    readonly alle: readonly CasusGebeurtenis[],
    readonly boek: Afsprakenboek,
    readonly bekendOp: number,
  ) {
    this.stappen = stappenVan(alle, bekendOp);
    const opgeteld = this.stappen.map(({ op, g }) => ({ opMs: op, gebeurtenis: g }));
    const bekend = this.veiligThuis !== undefined;
    this.na = bekend ? this.stappen.map((stap, i) => zichtNa(opgeteld.slice(0, i + 1), boek, stap.op)) : [];
  }

  /** Id of the Veilig Thuis that acted first. */
  get veiligThuis(): string | undefined {
    return this.stappen.find(({ g }) => g.actor.partij.soort === 'veilig-thuis')?.g.actor.partij.id;
  }

  gemeentenNa(i: number): readonly string[] {
    let gemeenten: readonly string[] = [];
    for (const { g } of this.stappen.slice(0, i + 1))
      if (g.type === 'MeldingOntvangen' || g.type === 'GemeentenGewijzigd') gemeenten = g.data.gemeenten;
    return gemeenten;
  }

  gemeentenOp(ms: number): readonly string[] {
    return this.gemeentenNa(Math.max(0, this.stappen.filter(({ op }) => op <= ms).length - 1));
  }

  /** What waits for a triage after a step. */
  wachtte(i: number): readonly Wachtend[] {
    return this.na[i]?.verzoeken ?? [];
  }

  /** Whether a handover waits for this party after a step. */
  wacht(i: number, overdrachtId: string, partij: string): boolean {
    const open = this.na[i]?.overdrachten.find((overdracht) => overdracht.overdrachtId === overdrachtId);
    return open?.wachtend.some((p) => sleutel(p) === partij) ?? false;
  }
}
