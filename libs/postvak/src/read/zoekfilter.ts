import type { Afsprakenboek } from '#afspraken';
import type { Inzagegrond } from '#dossier';
import { isBekendePartij } from '#platform';
import type { Beller } from '#toegang';
import type { Eis, Kring, Zoekfilter } from './casuslijsten.js';
import type { Zoekvraag } from './leesverzoek.js';
import { ZoekvraagOnjuist } from './zoekfout.js';
import { zoekperiode } from './zoekperiode.js';

/** §9: on what ground a reader may search cases. */
export const grondVan = ({ rol }: Beller): Inzagegrond => {
  if (rol === 'toezicht') return 'toezicht';
  if (rol === 'gemeente') return 'gemeente-van-de-casus';
  throw new Error(`there is no search of cases for ${rol}`);
};

/** §9: a gemeente its own, toezicht every one that any afspraken name. */
const kringVan = ({ rol, partij }: Beller, boek: Afsprakenboek): Kring =>
  rol === 'gemeente' ? [partij.id] : boek.alleGemeenten();

/** @throws ZoekvraagOnjuist */
export const zoekfilterVan = (
  vraag: Zoekvraag,
  lezer: Beller,
  { boek, nuMs }: { readonly boek: Afsprakenboek; readonly nuMs: number },
): Zoekfilter => {
  const periode = zoekperiode(vraag, nuMs);
  eisTermijnstand(vraag);
  eisBekendePartij(vraag, boek, [periode.vanafMs, periode.totMs, nuMs]);
  const nuIn = gemeentenVan(vraag, boek, nuMs);
  return {
    kring: kringVan(lezer, boek),
    periode,
    eisen: eisenVan(vraag),
    ...(lezer.regio !== undefined && { regio: lezer.regio }),
    ...(nuIn && { nuIn }),
    ...(vraag.verhuisd === true && { verhuisd: true }),
  };
};

/** What is rarest comes first: the lists walk along that. */
const eisenVan = ({ fase, termijnstand, termijn, bevinding, ...vraag }: Zoekvraag): Zoekfilter['eisen'] => {
  const fasen: Eis = { kenmerk: fase === undefined ? 'lopend' : `fase/${fase}` };
  const gevonden = bevinding === undefined ? [] : [{ kenmerk: `bevinding/${bevinding}` }];
  const [eerste, ...overige] = [
    ...(bevinding === 'twee' ? gevonden : []),
    ...(termijnstand === undefined ? [] : [met(`termijn/${termijnstand}`, termijn)]),
    ...houderseis(vraag),
    // Nearly every case begins with nobody.
    ...(bevinding === 'niemand' ? gevonden : []),
  ];
  return eerste ? [eerste, ...overige, fasen] : [fasen];
};

const houderseis = ({ partij, rol }: Zoekvraag): readonly Eis[] => {
  if (rol === 'wacht-op') return [met('wacht-op', partij)];
  if (partij !== undefined) return [met(`partij/${partij}`, rol)];
  return rol === undefined ? [] : [{ kenmerk: `rol/${rol}` }];
};

const met = (kenmerk: string, waarde: string | undefined): Eis =>
  waarde === undefined ? { kenmerk } : { kenmerk, waarde };

const eisTermijnstand = ({ termijn, termijnstand }: Zoekvraag): void => {
  if (termijn !== undefined && termijnstand === undefined)
    throw new ZoekvraagOnjuist(
      'termijn',
      'Geef bij termijn ook termijnstand: open, nadert of verstreken.',
      '§3',
    );
};

/** Cases that are in these gemeenten now. */
const gemeentenVan = (
  { gemeente, subregio }: Zoekvraag,
  boek: Afsprakenboek,
  nuMs: number,
): readonly string[] | undefined => {
  if (gemeente === undefined && subregio === undefined) return undefined;
  if (gemeente !== undefined && subregio !== undefined)
    throw new ZoekvraagOnjuist('subregio', 'Geef gemeente of subregio, niet allebei.', '§7');
  if (gemeente !== undefined) {
    if (boek.gemeente(gemeente, nuMs)) return [gemeente];
    throw new ZoekvraagOnjuist(
      'gemeente',
      `Gemeente ${gemeente} staat niet in de samenwerkingsafspraken. Gebruik een CBS-code, zoals GM0917.`,
      '§7',
    );
  }
  const alle = boek.regios().flatMap((regio) => boek.gemeenten(regio, nuMs));
  const codes = alle.filter((each) => each.subregio.id === subregio).map(({ code }) => code);
  if (codes.length > 0) return codes;
  const ids = [...new Set(alle.map((each) => each.subregio.id))].sort();
  throw new ZoekvraagOnjuist('subregio', `Deze sub-regio is er niet. Kies uit: ${ids.join(', ')}.`, '§7');
};

/** A typing error would find nothing, and nothing looks like an answer. */
const eisBekendePartij = ({ partij }: Zoekvraag, boek: Afsprakenboek, momenten: readonly number[]): void => {
  if (partij === undefined || isBekendePartij(partij, boek, momenten)) return;
  throw new ZoekvraagOnjuist(
    'partij',
    'Deze partij staat niet in de samenwerkingsafspraken van nu of van de periode. Geef haar id daarin, zoals GM0917-wijkteam-noord.',
    '§7',
  );
};
