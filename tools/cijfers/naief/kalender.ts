import type { Periodesoort } from '#cijfers';

/** A day on local clocks. */
export interface Dag {
  readonly datum: string;
  readonly beginMs: number;
  readonly eindeMs: number;
}

/** A period of whole days, by the calendar of the machine and not by that of the read model. */
export interface NaiefTijdvak {
  readonly naam: string;
  readonly van: string;
  readonly tot: string;
  readonly vanMs: number;
  readonly totMs: number;
}

const UUR_MS = 3_600_000;
const DAG_MS = 24 * UUR_MS;
const WEEKDAGEN = 7;
/** Thursday, counted from Monday: the year that a week belongs to is that of its Thursday. */
const DONDERDAG = 3;

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The clocks of Amsterdam are one or two hours ahead of UTC: one of these two instants is its midnight. */
export const middernacht = (datum: string): number => {
  const utc = Date.parse(`${datum}T00:00:00Z`);
  const gevonden = [utc - UUR_MS, utc - 2 * UUR_MS].find(
    (ms) => AMSTERDAM.format(ms) === `${datum} 00:00:00`,
  );
  if (gevonden === undefined) throw new Error(`no midnight on ${datum}`);
  return gevonden;
};

/** The date on the clocks of Amsterdam. */
export const datumOp = (ms: number): string => AMSTERDAM.format(ms).slice(0, 'jjjj-mm-dd'.length);

/** All days from `van` up to, not including, `tot`. */
export const dagenVan = (van: string, tot: string): readonly Dag[] => {
  const datums: string[] = [];
  for (let ms = Date.parse(`${van}T12:00:00Z`); ; ms += DAG_MS) {
    const datum = new Date(ms).toISOString().slice(0, 'jjjj-mm-dd'.length);
    if (datum >= tot) break;
    datums.push(datum);
  }
  const grenzen = [...datums, tot].map(middernacht);
  return datums.map((datum, i) => ({ datum, beginMs: grenzen[i] ?? NaN, eindeMs: grenzen[i + 1] ?? NaN }));
};

/** ISO 8601: week 1 is the week with the first Thursday of the year. */
const weeknaam = (datum: string): string => {
  const dag = new Date(`${datum}T00:00:00Z`);
  const sindsMaandag = (dag.getUTCDay() + WEEKDAGEN - 1) % WEEKDAGEN;
  const donderdag = new Date(dag.getTime() + (DONDERDAG - sindsMaandag) * DAG_MS);
  const jaar = donderdag.getUTCFullYear();
  const week = 1 + Math.floor((donderdag.getTime() - Date.UTC(jaar, 0, 1)) / (WEEKDAGEN * DAG_MS));
  return `${jaar}-W${String(week).padStart(2, '0')}`;
};

const KWARTAAL = ['K1', 'K1', 'K1', 'K2', 'K2', 'K2', 'K3', 'K3', 'K3', 'K4', 'K4', 'K4'];

const NAAM: Readonly<Record<Periodesoort, (datum: string) => string>> = {
  dag: (datum) => datum,
  week: weeknaam,
  maand: (datum) => datum.slice(0, 'jjjj-mm'.length),
  kwartaal: (datum) => `${datum.slice(0, 4)}-${KWARTAAL[Number(datum.slice(5, 7)) - 1] ?? ''}`,
  jaar: (datum) => datum.slice(0, 4),
};

/** Neighbouring days with the same name are one period, so that the first and the last are cut off where the days end. */
export const periodenVan = (soort: Periodesoort, dagen: readonly Dag[]): readonly NaiefTijdvak[] => {
  const perioden: NaiefTijdvak[] = [];
  for (const { datum, beginMs, eindeMs } of dagen) {
    const naam = NAAM[soort](datum);
    const laatste = perioden.at(-1);
    if (laatste?.naam === naam)
      perioden[perioden.length - 1] = { ...laatste, tot: datumOp(eindeMs), totMs: eindeMs };
    else perioden.push({ naam, van: datum, tot: datumOp(eindeMs), vanMs: beginMs, totMs: eindeMs });
  }
  return perioden;
};
