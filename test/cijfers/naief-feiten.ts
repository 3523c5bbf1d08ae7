import { instantMs } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import { termijnenVan, zichtNa, zichtlijn } from '#dossier';
import type { CasusGebeurtenis, Zicht } from '#dossier';

/**
 * The facts of one case as known at one instant, computed anew from its events and from nothing that the read model is
 * made of: no differences between what was known when, no periods that were cut up. Where a rule is the source (who
 * holds, what waits, how a term went) the rule is asked at that instant.
 */
export interface NaiefFeit {
  readonly soort: string;
  readonly op: number;
  readonly tot?: number;
  readonly duur?: number;
  readonly bij: Readonly<Record<string, string>>;
  readonly gemeenten: readonly string[];
  readonly partij?: string;
  readonly regio: string;
}

interface Stap {
  readonly op: number;
  readonly g: CasusGebeurtenis;
}

type Data = Readonly<Record<string, never>>;
const dataVan = ({ g }: Stap): Data => g.data as unknown as Data;
const sleutel = ({ soort, id }: { readonly soort: string; readonly id: string }) => `${soort}/${id}`;

const bekend = (alle: readonly CasusGebeurtenis[], bekendOp: number): readonly Stap[] => {
  const gekend = alle.filter((g) => instantMs(g.vastgelegdOp) <= bekendOp);
  const telt = (g: CasusGebeurtenis): boolean => {
    if (g.type !== 'OntvangstBevestigd' && g.type !== 'OverdrachtAanvaard') return true;
    if (sleutel(g.actor.partij) === sleutel(g.data.ontvanger)) return true;
    const [oordeel] = gekend
      .filter((o) => o.type === 'BevestigingBetwist' || o.type === 'BevestigingBekrachtigd')
      .filter(
        (o) =>
          o.volgnummer > g.volgnummer &&
          o.data.overdrachtId === g.data.overdrachtId &&
          sleutel(o.data.ontvanger) === sleutel(g.data.ontvanger),
      )
      .sort((a, b) => a.volgnummer - b.volgnummer);
    return oordeel?.type !== 'BevestigingBetwist';
  };
  return gekend
    .filter(telt)
    .map((g) => ({ op: instantMs(g.plaatsgevondenOp), g }))
    .sort((a, b) => a.op - b.op || a.g.volgnummer - b.g.volgnummer);
};

export const naieveFeiten = (
  alle: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  bekendOp: number,
): readonly NaiefFeit[] => {
  const stappen = bekend(alle, bekendOp);
  const vt = stappen.find(({ g }) => g.actor.partij.soort === 'veilig-thuis')?.g.actor.partij.id;
  if (vt === undefined) return [];
  const feiten = new Naief(alle, stappen, boek, bekendOp).feiten();
  return feiten
    .filter(({ soort, op }) => soort === 'monitoring-gepland' || op <= bekendOp)
    .map((feit) => ({ ...feit, regio: vt }));
};

type Ruw = Omit<NaiefFeit, 'regio'>;

class Naief {
  /** The state of the rules after each step. */
  private readonly na: readonly Zicht[];

  constructor(
    private readonly alle: readonly CasusGebeurtenis[],
    private readonly stappen: readonly Stap[],
    private readonly boek: Afsprakenboek,
    private readonly bekendOp: number,
  ) {
    const opgeteld = stappen.map(({ op, g }) => ({ opMs: op, gebeurtenis: g }));
    this.na = stappen.map((stap, i) => zichtNa(opgeteld.slice(0, i + 1), boek, stap.op));
  }

  feiten(): readonly Ruw[] {
    return [
      ...this.meldingen(),
      ...this.wachten(),
      ...this.stappen.flatMap((stap, i) => this.overdracht(stap, i)),
      ...this.termijnen(),
      ...this.zicht(),
      ...this.einden(),
    ];
  }

  private gemeentenNa(i: number): readonly string[] {
    return this.stappen.slice(0, i + 1).reduce<readonly string[]>((tot, { g }) => {
      return g.type === 'MeldingOntvangen' || g.type === 'GemeentenGewijzigd' ? g.data.gemeenten : tot;
    }, []);
  }

  private gemeentenOp(ms: number): readonly string[] {
    const i = this.stappen.filter(({ op }) => op <= ms).length - 1;
    return this.gemeentenNa(Math.max(0, i));
  }

  private wachtte(i: number): readonly { readonly sindsMs: number; readonly volgnummer: number }[] {
    return this.na[i]?.verzoeken ?? [];
  }

  private meldingen(): readonly Ruw[] {
    return this.stappen.flatMap(({ op, g }, i): readonly Ruw[] => {
      const gemeenten = this.gemeentenNa(i);
      if (g.type === 'TriageBesluit')
        return [{ soort: 'triage', op, bij: { besluit: g.data.besluit }, gemeenten }];
      if (g.type !== 'MeldingOntvangen') return [];
      const bleek = this.stappen.some(
        ({ g: spoed }, j) =>
          spoed.type === 'SpoedVastgesteld' &&
          this.wachtte(j - 1).some(({ volgnummer }) => volgnummer === g.volgnummer),
      );
      const later = bleek ? 'later-spoed' : 'niet-spoedeisend';
      const urgentie = g.data.spoedeisend ? 'spoed' : later;
      return [{ soort: 'melding', op, bij: { bron: g.data.bron, urgentie }, gemeenten }];
    });
  }

  /** What waits for a triage, asked of the rules after every step. */
  private wachten(): readonly Ruw[] {
    const alleVerzoeken = new Map(
      this.na.flatMap(({ verzoeken }) => verzoeken.map((v) => [v.volgnummer, v])),
    );
    return [...alleVerzoeken.values()].flatMap(({ volgnummer, sindsMs }): readonly Ruw[] => {
      const laatste = this.na.findLastIndex(({ verzoeken }) =>
        verzoeken.some((v) => v.volgnummer === volgnummer),
      );
      const eind = this.stappen[laatste + 1];
      const eerste = this.stappen.findIndex(({ g }) => g.volgnummer === volgnummer);
      const gemeenten = this.gemeentenNa(eerste);
      const open: Ruw = {
        soort: 'triage-open',
        op: sindsMs,
        ...(eind && { tot: eind.op }),
        bij: {},
        gemeenten,
      };
      const isMelding = this.stappen[eerste]?.g.type === 'MeldingOntvangen';
      if (eind?.g.type !== 'TriageBesluit' || !isMelding) return [open];
      const duur: Ruw = {
        soort: 'melding-tot-triage',
        op: eind.op,
        duur: eind.op - sindsMs,
        bij: {},
        gemeenten: this.gemeentenNa(laatste + 1),
      };
      return [open, duur];
    });
  }

  /** Since when the household waited for this handover. */
  private rondeVan(i: number, zonderTriage: boolean): number {
    const verzoeken = this.wachtte(i - 1);
    if (zonderTriage && verzoeken[0]) return verzoeken[0].sindsMs;
    for (let j = i; j >= 0; j -= 1) {
      const over = new Set(this.wachtte(j).map(({ volgnummer }) => volgnummer));
      const gewogen = this.wachtte(j - 1).find(({ volgnummer }) => !over.has(volgnummer));
      if (gewogen) return gewogen.sindsMs;
    }
    return this.stappen[0]?.op ?? 0;
  }

  private wacht(j: number, id: string, partij: string): boolean {
    const open = this.na[j]?.overdrachten.find(({ overdrachtId }) => overdrachtId === id);
    return open?.wachtend.some((p) => sleutel(p) === partij) ?? false;
  }

  private overdracht({ op, g }: Stap, i: number): readonly Ruw[] {
    if (g.type !== 'OverdrachtVerstuurd') return [];
    const { overdrachtId, pad } = g.data;
    const zonderTriage =
      this.na[i]?.overdrachten.find((o) => o.overdrachtId === overdrachtId)?.zonderTriage ?? false;
    const sinds = this.rondeVan(i, zonderTriage);
    return g.data.ontvangers.flatMap((ontvanger): readonly Ruw[] => {
      const partij = sleutel(ontvanger);
      const zijne = this.stappen
        .map((stap, j) => ({ stap, j }))
        .slice(i + 1)
        .filter(({ stap }) => {
          const data = dataVan(stap) as { overdrachtId?: string; ontvanger?: never; door?: never };
          const wie = data.ontvanger ?? data.door;
          return data.overdrachtId === overdrachtId && (wie === undefined || sleutel(wie) === partij);
        });
      const ruw = (soort: string, { op: wanneer }: Stap, j: number, bij = {}): Ruw => ({
        soort,
        op: wanneer,
        bij: { pad, ...bij },
        gemeenten: this.gemeentenNa(j),
        partij,
      });
      const van = (type: string) => zijne.filter(({ stap }) => stap.g.type === type);
      const eerste = (type: string, soort: string): readonly Ruw[] =>
        van(type)
          .slice(0, 1)
          .map(({ stap, j }) => ({ ...ruw(soort, stap, j), duur: stap.op - sinds }));
      const met = (type: string, soort: string) =>
        van(type).map(({ stap, j }) => {
          const { reden } = dataVan(stap) as { reden?: string };
          return ruw(soort, stap, j, reden === undefined ? {} : { grond: reden });
        });
      return [
        ruw('overdracht-verstuurd', { op, g }, i),
        ...eerste('OntvangstBevestigd', 'ontvangst'),
        ...eerste('OverdrachtAanvaard', 'aanvaarding'),
        ...eerste('EersteContactGelegd', 'eerste-contact'),
        ...met('OverdrachtGeweigerd', 'weigering'),
        ...met('BevestigingBetwist', 'betwisting'),
        ...met('OverdrachtIngetrokken', 'intrekking').slice(0, 1),
        ...this.openstaand(i, overdrachtId, ruw('overdracht-open', { op, g }, i)),
      ];
    });
  }

  private openstaand(i: number, id: string, open: Ruw): readonly Ruw[] {
    if (!this.wacht(i, id, open.partij ?? '')) return [];
    const eind = this.stappen.findIndex((_, j) => j > i && !this.wacht(j, id, open.partij ?? ''));
    const stap = this.stappen[eind];
    return [stap ? { ...open, tot: stap.op } : open];
  }

  private termijnen(): readonly Ruw[] {
    const zoals = { nuMs: this.bekendOp, beschikbaarOpMs: this.bekendOp };
    const nu = termijnenVan(this.alle, this.boek, zoals).flatMap((t): readonly Ruw[] => {
      const open = t.status === 'gepland' || t.status === 'waarschuwing';
      if (open || t.termijn === 'T9') return [];
      const op = t.status === 'verstreken' ? t.overschredenVanaf : (t.gehaaldOp ?? t.vervallenOp ?? '');
      return [this.termijn(t, 'termijn', instantMs(op), { uitkomst: t.status })];
    });
    // Due: as it stands when nothing more happens.
    const straks = { nuMs: Number.MAX_SAFE_INTEGER, beschikbaarOpMs: this.bekendOp };
    const gepland = termijnenVan(this.alle, this.boek, straks)
      .filter(({ termijn, status }) => termijn === 'T6' && status !== 'vervallen')
      .map((t) => this.termijn(t, 'monitoring-gepland', beginVanLaatsteDag(t.overschredenVanaf), {}));
    return [...nu, ...gepland];
  }

  private termijn(
    t: ReturnType<typeof termijnenVan>[number],
    soort: string,
    op: number,
    bij: Readonly<Record<string, string>>,
  ): Ruw {
    return {
      soort,
      op,
      bij: {
        termijn: t.termijn,
        ...(t.maanden !== undefined && { maanden: String(t.maanden) }),
        ...(t.wachtOp && { antwoord: t.wachtOp }),
        ...bij,
      },
      gemeenten: t.gemeente === undefined ? this.gemeentenOp(op) : [t.gemeente],
      ...(t.partij && { partij: sleutel(t.partij) }),
    };
  }

  private zicht(): readonly Ruw[] {
    const { periodes, nietBelegd } = zichtlijn(this.alle, this.boek, {
      kalenderTotMs: this.bekendOp,
      beschikbaarOpMs: this.bekendOp,
    });
    const gaten = nietBelegd.flatMap(({ vanafMs, totMs }): readonly Ruw[] => {
      const gemeenten = this.gemeentenOp(vanafMs);
      const gat: Ruw = { soort: 'niet-belegd', op: vanafMs, bij: {}, gemeenten };
      if (totMs === undefined) return [gat];
      const geweest: Ruw = {
        soort: 'niet-belegd-beeindigd',
        op: totMs,
        duur: totMs - vanafMs,
        bij: {},
        gemeenten,
      };
      return [{ ...gat, tot: totMs }, geweest];
    });
    return [...gaten, ...this.dubbel(periodes)];
  }

  /** Every stretch between two changes; they are not joined, for only their sum and their state are asked. */
  private dubbel(periodes: ReturnType<typeof zichtlijn>['periodes']): readonly Ruw[] {
    const grenzen = [...new Set(periodes.flatMap(({ vanafMs, totMs }) => [vanafMs, totMs ?? Infinity]))].sort(
      (a, b) => a - b,
    );
    let begin: number | undefined;
    let vorige = '';
    return grenzen.slice(0, -1).flatMap((van, i): readonly Ruw[] => {
      const tot = grenzen[i + 1] ?? Infinity;
      const gronden = periodes
        .filter((p) => p.vanafMs <= van && van < (p.totMs ?? Infinity))
        .map(({ grond }) => grond)
        .sort();
      const grond = gronden.length > 1 ? gronden.join('+') : '';
      begin = grond !== '' && grond === vorige ? begin : van;
      vorige = grond;
      if (grond === '') return [];
      // The gemeenten are those at the beginning of the whole stretch.
      const gemeenten = this.gemeentenOp(begin ?? van);
      return [{ soort: 'dubbel-belegd', op: van, ...(tot < Infinity && { tot }), bij: { grond }, gemeenten }];
    });
  }

  private einden(): readonly Ruw[] {
    return [...this.stappen.flatMap((stap, i) => this.afgesloten(stap, i)), ...this.levens()];
  }

  private afgesloten({ op, g }: Stap, i: number): readonly Ruw[] {
    if (g.type !== 'CasusregieAfgesloten' && g.type !== 'MonitoringAfgesloten') return [];
    const wat = { op, bij: { grond: g.data.grond }, gemeenten: this.gemeentenNa(i) };
    return g.type === 'MonitoringAfgesloten'
      ? [{ soort: 'monitoring-afgesloten', ...wat }]
      : [{ soort: 'casusregie-afgesloten', ...wat, partij: sleutel(g.data.door) }];
  }

  private gaat(i: number): boolean {
    const zicht = this.na[i];
    return zicht !== undefined && (zicht.houders.length > 0 || zicht.triage !== undefined);
  }

  private levens(): readonly Ruw[] {
    const begonnen = this.stappen.flatMap((_, i) => (this.gaat(i) && !this.gaat(i - 1) ? [i] : []));
    return begonnen.flatMap((begin): readonly Ruw[] => {
      const sinds = this.stappen[begin]?.op ?? 0;
      const open: Ruw = { soort: 'casus-open', op: sinds, bij: {}, gemeenten: this.gemeentenNa(begin) };
      const eind = this.stappen.findIndex((_, i) => i > begin && !this.gaat(i));
      const stap = this.stappen[eind];
      if (!stap) return [open];
      const { op, g } = stap;
      const bij = { grond: EINDE[g.type] ?? 'overig' };
      const geweest = {
        soort: 'casus-beeindigd',
        op,
        duur: op - sinds,
        bij,
        gemeenten: this.gemeentenNa(eind),
      };
      return [{ ...open, tot: op }, geweest];
    });
  }
}

const EINDE: Readonly<Record<string, string>> = {
  TriageBesluit: 'triage-client-systeem',
  DienstAfgerond: 'dienst-dossier-gesloten',
  CasusregieAfgesloten: 'casusregie-stabiele-veiligheid',
  MonitoringAfgesloten: 'monitoring-stabiele-veiligheid',
  OverdrachtIngetrokken: 'client-systeem-na-intrekking',
};

/** Half a day back lies in the last day, and its local midnight is found by the calendar of the machine. */
const beginVanLaatsteDag = (overschredenVanaf: string): number => {
  const dag = new Date(instantMs(overschredenVanaf) - 43_200_000);
  const lokaal = dag.toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });
  for (const offset of ['+01:00', '+02:00']) {
    const ms = Date.parse(`${lokaal}T00:00:00${offset}`);
    const uur = new Date(ms).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Amsterdam' });
    if (uur === '00:00:00') return ms;
  }
  throw new Error(`no midnight on ${lokaal}`);
};
