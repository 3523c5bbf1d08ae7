import { instantMs, isDatum } from '#afspraken';
import type { Cijferdefinitie, Niveau } from '../definities/definitie.js';
import { korrelVan } from '../definities/korrel.js';
import type { Korrel } from '../definities/korrel.js';
import { beginVan, volgende } from '../tijd/kalender.js';
import type { Periodesoort } from '../tijd/kalender.js';
import type { Blik } from './cijfervraag.js';
import type { Cijfervragenlijst } from './cijfer.query.js';
import { CijfervraagOnjuist } from './fouten.js';
import { bereikVan } from './standaardbereik.js';
import type { GevraagdBereik } from './standaardbereik.js';

/** A year of days, or seven of weeks: more makes an answer that nobody reads and that takes long. */
const MEESTE_PERIODEN = 370;
/** Without dates: a year. */
const STANDAARD_MAANDEN = 12;
/** Before it no step is accepted, and after it no calendar is kept. */
const EERSTE_DAG = '1990-01-01';
const LAATSTE_DAG = '2100-01-01';

interface Omstandigheden {
  readonly definitie: Cijferdefinitie;
  readonly niveau: Niveau;
  readonly blik: Blik;
  readonly nuMs: number;
}

export interface Bereik {
  readonly per: Periodesoort;
  readonly van: string;
  readonly tot: string;
}

/** What of the question can be answered. @throws CijfervraagOnjuist */
export const geldigeVraag = (gevraagd: Cijfervragenlijst, om: Omstandigheden): Bereik => {
  const vraag = { ...gevraagd, ...bereikVan(gevraagd, om.nuMs, STANDAARD_MAANDEN) };
  eisBereik(vraag, gevraagd);
  eisNiveau(om);
  eisBekendOp(vraag.bekendOp, om.nuMs);
  const bereik = om.blik.minimum === undefined ? vraag : afgeschermdBereik(vraag, om.definitie);
  const perioden = geschat(bereik);
  if (perioden > MEESTE_PERIODEN)
    throw new CijfervraagOnjuist(
      'per',
      `Dit zijn ongeveer ${perioden} perioden; een antwoord heeft er ten hoogste ${MEESTE_PERIODEN}. Kies een kortere tijd of een langere periode.`,
      'perioden-maximum',
    );
  return bereik;
};

/** @throws CijfervraagOnjuist */
export const eisBekendOp = (bekendOp: string | undefined, nuMs: number): void => {
  if (bekendOp !== undefined && instantMs(bekendOp) > nuMs)
    throw new CijfervraagOnjuist(
      'bekendOp',
      'Wat morgen bekend is, weet de hub nog niet: kies een tijdstip dat geweest is.',
      'twee-klokken',
    );
};

/** Names a field that was given: what is left out follows from the other. @throws CijfervraagOnjuist */
export const eisBereik = (
  { van, tot }: { readonly van: string; readonly tot: string },
  gegeven: GevraagdBereik,
  meesteDagen?: number,
): void => {
  eisBestaand(van, gegeven.van === undefined ? 'tot' : 'van');
  eisBestaand(tot, 'tot');
  if (van >= tot)
    throw gegeven.tot === undefined
      ? new CijfervraagOnjuist(
          'van',
          'van ligt in de toekomst: kies een dag die geweest is, of geef ook tot.',
          'tijdvak',
        )
      : new CijfervraagOnjuist(
          'tot',
          'tot moet na van liggen: de dag tot zelf telt niet meer mee.',
          'tijdvak',
        );
  if (meesteDagen !== undefined && geschat({ per: 'dag', van, tot }) > meesteDagen)
    throw new CijfervraagOnjuist(
      gegeven.tot === undefined ? 'van' : 'tot',
      `Vraag ten hoogste ${meesteDagen} dagen tegelijk.`,
      'dagen-maximum',
    );
};

const eisBestaand = (datum: string, veld: string): void => {
  if (!isDatum(datum) || datum < EERSTE_DAG || datum > LAATSTE_DAG)
    throw new CijfervraagOnjuist(
      veld,
      `Dit moet een bestaande datum van ${EERSTE_DAG} tot en met ${LAATSTE_DAG} zijn, zoals 2026-01-01.`,
      'datum',
    );
};

const eisNiveau = ({ definitie, niveau }: Omstandigheden): void => {
  if (!definitie.niveaus.includes(niveau))
    throw new CijfervraagOnjuist(
      'niveau',
      `Dit cijfer is er niet per ${niveau}. Kies uit: ${definitie.niveaus.join(', ')}.`,
      'niveau',
    );
};

/** From fine to coarse; a week is in none of the others. */
const OPKLIMMEND: readonly Periodesoort[] = ['maand', 'kwartaal', 'jaar'];

/** Whole periods of at least the smallest cell: a part of one would show what is below the minimum. */
const afgeschermdBereik = ({ per, van, tot }: Bereik, definitie: Cijferdefinitie): Bereik => {
  const korrel = korrelVan(definitie);
  if (korrel === 'nooit')
    throw new CijfervraagOnjuist(
      'niveau',
      'Dit cijfer is er alleen van uw eigen gemeente: vraag niveau gemeente.',
      '§9',
    );
  const grofGenoeg = OPKLIMMEND.slice(OPKLIMMEND.indexOf(korrel));
  if (!grofGenoeg.includes(per))
    throw new CijfervraagOnjuist(
      'per',
      `Van cijfers buiten uw eigen gemeente is de kleinste periode hier: ${korrel}. Kies uit: ${grofGenoeg.join(', ')}.`,
      '§9',
    );
  const laatste = beginVan(per, tot);
  return { per, van: beginVan(per, van), tot: laatste === tot ? tot : volgende(per, laatste) };
};

const DAGEN: Readonly<Record<Periodesoort | Exclude<Korrel, 'nooit'>, number>> = {
  dag: 1,
  week: 7,
  maand: 30,
  kwartaal: 91,
  jaar: 365,
};
const DAG_MS = 86_400_000;

const geschat = ({ per, van, tot }: Bereik): number =>
  Math.ceil((instantMs(`${tot}T00:00:00Z`) - instantMs(`${van}T00:00:00Z`)) / DAG_MS / DAGEN[per]);
