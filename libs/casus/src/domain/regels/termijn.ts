import { instantMs } from '#afspraken';
import { instantieVan, isVerstreken, termijnenVan, verstrekenRegister } from '#dossier';
import type { Regels } from '../stap.js';
import { alleenVeiligThuis } from './bevoegdheid.js';
import { eist } from './eisen.js';

/**
 * A term that passed is noted at its legal instant, once. Whoever asks for it may have an old picture of the case, so
 * the whole history decides, as known now, whether it was still open when it ended. What happened after that instant
 * takes nothing back: a term that is met late has passed.
 */
export const TERMIJN_REGELS: Regels = {
  TermijnVerstreken: (toets) => {
    const { stap, opMs, geschiedenis, boek } = toets;
    const { termijn, overdrachtId } = stap.data;
    alleenVeiligThuis(toets, termijn);
    const gevraagd = {
      instantie: instantieVan(stap.data),
      termijn,
      ...(overdrachtId !== undefined && { overdrachtId }),
      overschredenVanaf: stap.plaatsgevondenOp,
    };
    if (verstrekenRegister(geschiedenis.filter(isVerstreken))(gevraagd)) return 'al-gebeurd';
    const gevonden = termijnenVan(geschiedenis, boek, { nuMs: opMs }).find(
      ({ instantie }) => instantie === gevraagd.instantie,
    );
    eist(
      gevonden?.status === 'verstreken' && instantMs(gevonden.overschredenVanaf) === opMs,
      'termijn-niet-verstreken',
      `Termijn ${termijn} is op dit tijdstip niet verstreken: zij is gehaald, vervallen, nog niet voorbij of nooit begonnen.`,
      termijn,
    );
    return undefined;
  },
};
