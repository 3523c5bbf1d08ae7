import { beginVanDag, instantMs, isDatum } from '#afspraken';
import type { Periode } from './casuslijsten.js';
import { ZoekvraagOnjuist } from './zoekfout.js';

/** Before it no step is accepted, and after it no calendar is kept. */
const EERSTE_DAG = '1990-01-01';
const LAATSTE_DAG = '2100-01-01';

/**
 * The period of a search: this instant without days, and otherwise from the first day, or the first of all, up to the
 * last, or now. @throws ZoekvraagOnjuist
 */
export const zoekperiode = (
  { van, tot }: { readonly van?: string | undefined; readonly tot?: string | undefined },
  nuMs: number,
): Periode => {
  if (van === undefined && tot === undefined) return { vanafMs: nuMs, totMs: nuMs + 1 };
  const vanafMs = dagMs('van', van ?? EERSTE_DAG);
  const totMs = tot === undefined ? nuMs + 1 : dagMs('tot', tot);
  if (vanafMs >= totMs)
    throw tot === undefined
      ? new ZoekvraagOnjuist(
          'van',
          'van ligt in de toekomst: geef ook tot, of kies een dag die geweest is.',
          'tijdvak',
        )
      : new ZoekvraagOnjuist('tot', 'tot moet na van liggen: de dag tot zelf telt niet meer mee.', 'tijdvak');
  return { vanafMs, totMs };
};

const dagMs = (veld: string, datum: string): number => {
  if (!isDatum(datum) || datum < EERSTE_DAG || datum > LAATSTE_DAG)
    throw new ZoekvraagOnjuist(
      veld,
      `Dit moet een bestaande datum van ${EERSTE_DAG} tot en met ${LAATSTE_DAG} zijn, zoals 2026-01-01.`,
      'datum',
    );
  return instantMs(beginVanDag(datum));
};
