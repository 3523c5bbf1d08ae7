import type { Beller } from '#toegang';
import type { Afsprakenboek } from '#afspraken';
import { partijSleutel } from '#dossier';
import type { Niveau } from '../definities/definitie.js';
import type { Blik } from './cijfervraag.js';
import { CijfervraagOnjuist } from './fouten.js';

/** On what ground figures are shown; recorded with every read. */
export type Cijfergrond =
  | 'veilig-thuis-van-de-regio'
  | 'gemeente-van-de-casus'
  | 'eigen-organisatie'
  | 'toezicht'
  | 'afgeschermde-cijfers';

export interface Toegang {
  readonly blik: Blik;
  readonly grond: Cijfergrond;
}

/** What a viewer gets without asking for a level. */
export const niveauVoor = ({ rol }: Beller): Niveau => {
  if (rol === 'gemeente') return 'gemeente';
  return rol === 'veilig-thuis' || rol === 'toezicht' ? 'regio' : 'team';
};

/**
 * §9: whose figures a viewer sees. Figures of cases that the viewer may see are shown whole; a gemeente sees those of
 * its sub-regio and its region only above the minimum, and none of another gemeente.
 */
export const toegangVan = (
  lezer: Beller,
  niveau: Niveau,
  boek: Afsprakenboek,
  { nuMs, minimum }: { readonly nuMs: number; readonly minimum: number },
): Toegang => {
  if (lezer.rol === 'toezicht') return { blik: {}, grond: 'toezicht' };
  if (lezer.partij === undefined) throw new Error(`there are no figures for ${lezer.rol}`);
  const { partij, regio } = lezer;
  if (lezer.rol === 'veilig-thuis') return { blik: { regio: partij.id }, grond: 'veilig-thuis-van-de-regio' };
  if (lezer.rol === 'gemeente') return vanGemeente(partij.id, niveau, boek, { nuMs, minimum });
  if (niveau !== 'team')
    throw new CijfervraagOnjuist(
      'niveau',
      'U ziet de cijfers van uw eigen organisatie: vraag niveau team.',
      '§9',
    );
  const eigen = { partij: partijSleutel(partij), gebieden: [partijSleutel(partij)] };
  return { blik: { ...eigen, ...(regio !== undefined && { regio }) }, grond: 'eigen-organisatie' };
};

const vanGemeente = (
  code: string,
  niveau: Niveau,
  boek: Afsprakenboek,
  { nuMs, minimum }: { readonly nuMs: number; readonly minimum: number },
): Toegang => {
  if (niveau === 'gemeente' || niveau === 'team') {
    const gebieden = niveau === 'gemeente' ? { gebieden: [code] } : {};
    return { blik: { gemeente: code, ...gebieden }, grond: 'gemeente-van-de-casus' };
  }
  const gemeente = boek.gemeente(code, nuMs);
  if (!gemeente) throw new Error(`gemeente ${code} is not in the afspraken`);
  const gebied = niveau === 'regio' ? gemeente.regio : gemeente.subregio.id;
  return {
    blik: { regio: gemeente.regio, gebieden: [gebied], minimum },
    grond: 'afgeschermde-cijfers',
  };
};
