import type { Afsprakenboek } from '#afspraken';
import { csvDatum, csvLokaal } from '#platform';
import type { Lijstkolom } from '#platform';
import type { Termijnweergave } from '../../read/weergave.js';

type Kolom = Lijstkolom<Termijnweergave>;

/** An instant twice: on local clocks where a reader looks, and in UTC further on. */
const TIJDSTIPPEN = [
  'waarschuwingVanaf',
  'overschredenVanaf',
  'gehaaldOp',
  'vervallenOp',
  'verstrekenVastgelegdOp',
] as const;

/** First what a reader looks for, then what a machine needs: the same content as the JSON, and the name of the party. */
export const termijnkolommen = (boek: Afsprakenboek): readonly Kolom[] => [
  ['casusId', ({ casusId }) => casusId],
  ['gemeenten', ({ gemeenten }) => gemeenten.join(' ')],
  ['termijn', ({ termijn }) => termijn],
  ['omschrijving', ({ omschrijving }) => omschrijving],
  ['status', ({ status }) => status],
  ['open', ({ open }) => open],
  ['partij', (regel) => partijnaam(regel, boek)],
  ['wachtOp', ({ wachtOp }) => wachtOp],
  ['laatsteDag', ({ laatsteDag }) => csvDatum(laatsteDag)],
  ['dagenOver', ({ dagenOver }) => dagenOver],
  ['werkdagenOver', ({ werkdagenOver }) => werkdagenOver],
  ['vanaf', ({ vanaf }) => csvDatum(vanaf)],
  ...TIJDSTIPPEN.map((naam): Kolom => [naam, (regel) => csvLokaal(regel[naam])]),
  ['hubStandaard', ({ hubStandaard }) => hubStandaard],
  ['bron', ({ bron }) => bron],
  ['maanden', ({ maanden }) => maanden],
  ['gemeente', ({ gemeente }) => gemeente],
  ['regio', ({ regio }) => regio],
  ['partijSoort', ({ partij }) => partij?.soort],
  ['partijId', ({ partij }) => partij?.id],
  ['partijGemeente', ({ partij }) => partij?.gemeente],
  ['overdrachtId', ({ overdrachtId }) => overdrachtId],
  ['begonnenDoor', ({ begonnenDoor }) => begonnenDoor],
  ['instantie', ({ instantie }) => instantie],
  ...TIJDSTIPPEN.map((naam): Kolom => [`${naam}Utc`, (regel) => regel[naam]]),
];

/** As the afspraken called it when the term began; its id when they did not know it. */
const partijnaam = ({ regio, partij, vanaf }: Termijnweergave, boek: Afsprakenboek): string | undefined =>
  partij && (boek.naam(regio, partij, `${vanaf}T12:00:00Z`) ?? partij.id);
