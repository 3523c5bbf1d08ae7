import { Matches } from 'class-validator';

/** What a query may hold, and what a reader is told who sends something else: one text for every list. */
interface Veld {
  readonly patroon: RegExp;
  readonly melding: string;
}

const DATUM: Veld = {
  patroon: /^\d{4}-\d{2}-\d{2}$/,
  melding: 'Dit moet een datum zijn als jjjj-mm-dd, zoals 2026-01-01.',
};

export const GEMEENTECODE: Veld = {
  patroon: /^GM\d{4}$/,
  melding: 'Dit moet een CBS-code zijn, zoals GM0917.',
};

/** As the afspraken allow an id. */
export const PARTIJ_ID: Veld = {
  patroon: /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/,
  melding: 'Dit moet het id van een partij zijn, zoals GM0917-wijkteam-noord.',
};

/** Longer than any cursor that the hub gives. */
export const CURSOR: Veld = {
  patroon: /^[A-Za-z0-9_-]{1,300}$/,
  melding: 'Geef de waarde van volgende uit het vorige antwoord ongewijzigd, of laat de cursor weg.',
};

const voldoetAan =
  ({ patroon, melding }: Veld) =>
  (): PropertyDecorator =>
    Matches(patroon, { message: melding });

export const IsDatumInAdres = voldoetAan(DATUM);
export const IsGemeentecode = voldoetAan(GEMEENTECODE);
export const IsPartijId = voldoetAan(PARTIJ_ID);
export const IsCursor = voldoetAan(CURSOR);
