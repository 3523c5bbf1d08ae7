import type { CasusGebeurtenis, GebeurtenisVan } from '#dossier';
import type { Ruw } from './feit.js';
import { sleutel } from './loop.js';
import type { Loop, Stap } from './loop.js';

type Verstuurd = GebeurtenisVan<'OverdrachtVerstuurd'>;

/** A step that is about this handover and, if it is about a recipient, about this one. */
interface Zijne extends Stap {
  readonly plaats: number;
}

export const overdrachten = (loop: Loop): readonly Ruw[] =>
  loop.stappen.flatMap(({ g }, i) =>
    g.type === 'OverdrachtVerstuurd'
      ? g.data.ontvangers.flatMap((ontvanger) => vanOntvanger(loop, i, g, sleutel(ontvanger)))
      : [],
  );

/** Who a step of a recipient is about; undefined for a step about the whole handover. */
const partijVan = ({ data }: CasusGebeurtenis): string | undefined => {
  if ('ontvanger' in data) return sleutel(data.ontvanger);
  return 'door' in data ? sleutel(data.door) : undefined;
};

const stappenVoor = (loop: Loop, na: number, overdrachtId: string, partij: string): readonly Zijne[] =>
  loop.stappen
    .map((stap, plaats) => ({ ...stap, plaats }))
    .slice(na + 1)
    .filter(({ g }) => 'overdrachtId' in g.data && g.data.overdrachtId === overdrachtId)
    .filter(({ g }) => (partijVan(g) ?? partij) === partij);

const EENS = [
  ['OntvangstBevestigd', 'ontvangst'],
  ['OverdrachtAanvaard', 'aanvaarding'],
  ['EersteContactGelegd', 'eerste-contact'],
] as const;

const vanOntvanger = (loop: Loop, i: number, { data }: Verstuurd, partij: string): readonly Ruw[] => {
  const { overdrachtId, pad } = data;
  const zijne = stappenVoor(loop, i, overdrachtId, partij);
  const sinds = sindsWanneer(loop, i, overdrachtId);
  const ruw = (soort: string, op: number, plaats: number, bij = {}): Ruw => ({
    soort,
    op,
    bij: { pad, ...bij },
    gemeenten: loop.gemeentenNa(plaats),
    partij,
  });
  const van = (type: string) => zijne.filter(({ g }) => g.type === type);
  const eens = EENS.flatMap(([type, soort]) =>
    van(type)
      .slice(0, 1)
      .map(({ op, plaats }) => ({ ...ruw(soort, op, plaats), duur: op - sinds })),
  );
  const met = (type: string, soort: string) =>
    van(type).map(({ op, plaats, g }) =>
      ruw(soort, op, plaats, 'reden' in g.data ? { grond: g.data.reden } : {}),
    );
  const verstuurd = loop.stappen[i]?.op ?? NaN;
  return [
    ruw('overdracht-verstuurd', verstuurd, i),
    ...eens,
    ...met('OverdrachtGeweigerd', 'weigering'),
    ...met('BevestigingBetwist', 'betwisting'),
    ...met('OverdrachtIngetrokken', 'intrekking').slice(0, 1),
    ...openstaand(loop, i, overdrachtId, ruw('overdracht-open', verstuurd, i)),
    ...aansluiting(data, zijne, (soort) => ruw(soort, verstuurd, i)),
  ];
};

const openstaand = (loop: Loop, i: number, id: string, open: Ruw): readonly Ruw[] => {
  const partij = open.partij ?? '';
  if (!loop.wacht(i, id, partij)) return [];
  const eind = loop.stappen.find((_, j) => j > i && !loop.wacht(j, id, partij));
  return [eind ? { ...open, tot: eind.op } : open];
};

/** Since when the household waited: what the last triage before it weighed, or for a GI what waited then. */
const sindsWanneer = (loop: Loop, i: number, overdrachtId: string): number => {
  const zonderTriage = loop.na[i]?.overdrachten.find((o) => o.overdrachtId === overdrachtId)?.zonderTriage;
  const [wachtend] = loop.wachtte(i - 1);
  if (zonderTriage === true && wachtend) return wachtend.sindsMs;
  for (let j = i; j >= 0; j -= 1) {
    const over = new Set(loop.wachtte(j).map(({ volgnummer }) => volgnummer));
    const gewogen = loop.wachtte(j - 1).find(({ volgnummer }) => !over.has(volgnummer));
    if (gewogen) return gewogen.sindsMs;
  }
  return loop.stappen[0]?.op ?? 0;
};

/**
 * As the agreement of Zuid-Limburg has it (003 §2-i, §5.1.1, §5.2.1): every handover asks for a confirmation, but not
 * one of the triagetafel. One that was declined or withdrawn while nothing was confirmed no longer asks for it.
 */
const aansluiting = (
  { overdrachtId, pad, aanTriagetafel, inhoudHash }: Verstuurd['data'],
  zijne: readonly Zijne[],
  ruw: (soort: string) => Ruw,
): readonly Ruw[] => {
  const regel = (hash = 'zonder-hash') => `${overdrachtId} ${hash}`;
  const verstuurd = { ...ruw('te-bevestigen'), bewijs: regel(inhoudHash) };
  for (const { g } of zijne)
    if (g.type === 'OntvangstBevestigd')
      return [verstuurd, { ...ruw('bevestigd'), bewijs: regel(g.data.inhoudHash) }];
  const gestopt = zijne.some(({ g }) => ['OverdrachtGeweigerd', 'OverdrachtIngetrokken'].includes(g.type));
  const zonder = pad === 'direct' && aanTriagetafel;
  return gestopt || zonder ? [] : [verstuurd];
};
