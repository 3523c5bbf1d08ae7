import type { Partij } from '#event-sourcing';
import { bevatPartij, zelfdePartij } from '#dossier';
import type { Casusbeeld, OpenOverdracht } from '#dossier';
import type { Toets } from '../stap.js';
import { eist, eistVeld } from './eisen.js';

type Versturen = Toets<'OverdrachtVerstuurd'>;

/**
 * A case has as many places as it has gemeenten: one party holds it, and only a case in two gemeenten is with two
 * (V7). A handover asks for free places only: what is still open elsewhere is withdrawn first.
 */
export const toetsPlaatsen = (toets: Versturen): void => {
  toetsOnderling(toets);
  toetsOpenstaand(toets);
  if (toets.stap.data.pad === 'doorgifte') toetsDoorgifte(toets);
  else toetsOvername(toets);
};

const aantalPlaatsen = ({ gemeenten }: Casusbeeld): number => Math.max(1, gemeenten.length);

const zelfdePlaats = (a: Partij, b: Partij): boolean =>
  zelfdePartij(a, b) || (a.gemeente !== undefined && a.gemeente === b.gemeente);

const toetsOnderling = ({ stap, beeld }: Versturen): void => {
  const { ontvangers } = stap.data;
  eistVeld(
    ontvangers.length <= aantalPlaatsen(beeld) &&
      ontvangers.every((partij, i) => !ontvangers.slice(0, i).some((eerder) => zelfdePlaats(partij, eerder))),
    'ontvangers',
    'Noem een ontvanger per gemeente van de casus: alleen een casus in twee gemeenten gaat naar twee ontvangers.',
    'V7',
  );
};

/** Recipients that the sender has asked already and that have not declined. */
const wachtenden = (open: readonly OpenOverdracht[], van: Partij): readonly Partij[] =>
  open
    .filter((overdracht) => zelfdePartij(overdracht.van, van))
    .flatMap(({ wachtend, geweigerd }) => wachtend.filter((partij) => !bevatPartij(geweigerd, partij)));

const toetsOpenstaand = ({ stap, beeld }: Versturen): void => {
  const { ontvangers, van } = stap.data;
  const wachtend = wachtenden(beeld.zicht.overdrachten, van);
  eist(
    wachtend.length + ontvangers.length <= aantalPlaatsen(beeld) &&
      !ontvangers.some((partij) => wachtend.some((open) => zelfdePlaats(partij, open))),
    'overdracht-staat-open',
    `Er staat al een overdracht open bij ${wachtend.map(({ id }) => id).join(', ')}. Trek die eerst in, of wacht op antwoord.`,
    'V9',
  );
};

/** Holders that the present triage round has made so; earlier ones let go when the new recipients take it (V13). */
const houdersVanRonde = ({ zicht, veiligThuis }: Casusbeeld): readonly Partij[] =>
  zicht.houders
    .filter(({ partij, ronde }) => ronde >= zicht.ronde && !zelfdePartij(partij, veiligThuis))
    .map(({ partij }) => partij);

/** V11: what goes straight to the GI takes it over from whoever held it when the melding came. */
const isNieuweRonde = ({ zicht }: Casusbeeld, { pad, ontvangers }: Versturen['stap']['data']): boolean =>
  pad === 'direct' && zicht.triage !== undefined && ontvangers.every(({ soort }) => soort === 'gi');

const toetsOvername = ({ stap, beeld }: Versturen): void => {
  const { ontvangers, van } = stap.data;
  const houders = isNieuweRonde(beeld, stap.data) ? [] : houdersVanRonde(beeld);
  const bezet = [...houders, ...wachtenden(beeld.zicht.overdrachten, van)];
  eist(
    bezet.length + ontvangers.length <= aantalPlaatsen(beeld) &&
      !ontvangers.some((partij) => houders.some((houder) => zelfdePlaats(partij, houder))),
    'al-overgedragen',
    `Sinds het laatste triagebesluit is de casus al overgedragen aan ${houders.map(({ id }) => id).join(', ')}. Die kan haar doorgeven; na een nieuwe melding volgt een nieuwe triage.`,
    'V8',
  );
  toetsTweeGemeenten(ontvangers, bezet, beeld);
};

/** V7: a case in two gemeenten is handed over to both. */
const toetsTweeGemeenten = (
  ontvangers: readonly Partij[],
  bezet: readonly Partij[],
  { gemeenten }: Casusbeeld,
): void => {
  const alle = [...ontvangers, ...bezet];
  if (gemeenten.length < 2 || !ontvangers.some(({ soort }) => soort === 'lokaal-veld')) return;
  const gemist = gemeenten.filter((code) => !alle.some(({ gemeente }) => gemeente === code));
  eistVeld(
    gemist.length === 0,
    'ontvangers',
    `De casus speelt in twee gemeenten: noem ook een ontvanger in ${gemist.join(', ')}.`,
    'V7',
  );
};

/** V8: passing it on makes no more holders than there are places, or than there were. */
const toetsDoorgifte = ({ stap, beeld }: Versturen): void => {
  const { ontvangers, van } = stap.data;
  const { houders, overdrachten } = beeld.zicht;
  const nu = houders.map(({ partij }) => partij).filter((partij) => !zelfdePartij(partij, beeld.veiligThuis));
  const anderen = nu.filter((partij) => !zelfdePartij(partij, van));
  const straks = [...anderen, ...wachtenden(overdrachten, van), ...ontvangers].filter(
    (partij, i, alle) => !bevatPartij(alle.slice(0, i), partij),
  );
  eistVeld(
    straks.length <= Math.max(aantalPlaatsen(beeld), nu.length),
    'ontvangers',
    'Geef de casus door aan een partner: alleen een casus in twee gemeenten is bij twee partijen.',
    'V7',
  );
};
