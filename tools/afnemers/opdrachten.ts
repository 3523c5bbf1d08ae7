import {
  OpstartFout,
  discardParked,
  letGoOn,
  parkCase,
  parkedCases,
  parkedMessages,
  replayFromLog,
  replayParked,
  resetAfnemer,
} from '#platform';
import type { Afnemer } from '#platform';
import { herhaalDeadLetters } from './dead-letters.js';
import { NietGelukt, OPDRACHTEN_VAN_VT, afnemerMet, casusVan } from './grond.js';
import { Opdrachtenbeheer } from '#casus';
import type { Grond } from './grond.js';
import { lijst, plaatsVan, toon } from './overzicht.js';
import { herhaalopties } from './rechten.js';

export interface Opties {
  readonly alle?: boolean | undefined;
  readonly 'uit-log'?: boolean | undefined;
}

type Opdracht = (grond: Grond, woorden: readonly (string | undefined)[], opties: Opties) => Promise<void>;

/** One case again, or all of them; what still fails stays aside and is told. */
const herhaal: Opdracht = async (grond, [naam, casusId], opties) => {
  const afnemer = afnemerMet(grond, naam);
  const casussen = opties.alle
    ? (await parkedCases(grond.pool, afnemer.name)).map(({ key }) => key)
    : [casusVan(casusId)];
  let mislukt = 0;
  for (const casus of casussen) if (!(await herhaalEen(grond, afnemer, casus, opties))) mislukt += 1;
  if (casussen.length === 0) grond.meld(`Van ${afnemer.name} staat geen casus apart.`);
  if (mislukt > 0) throw new NietGelukt(`${mislukt} van ${casussen.length} casussen blijven apart staan.`);
};

/** Whether it does not stand aside any more. */
const herhaalEen = async (
  grond: Grond,
  afnemer: Afnemer,
  casus: string,
  opties: Opties,
): Promise<boolean> => {
  const { pool, log, meld } = grond;
  const herhaling = herhaalopties(grond, afnemer);
  if (!opties['uit-log'] && (await parkedMessages(pool, afnemer.name, casus)).length === 0) {
    meld(`${casus}: staat niet apart`);
    return true;
  }
  const probleem = opties['uit-log']
    ? await replayFromLog({ ...herhaling, log }, casus)
    : await replayParked(herhaling, casus);
  meld(probleem === undefined ? `${casus}: verwerkt` : `${casus}: blijft apart: ${probleem}`);
  return probleem === undefined;
};

const PLAATS = /^(?<topic>.+)\/(?<partitie>\d+)@(?<plek>\d+)$/;

/** Only what is no message of a case: throwing away one that is would leave a hole in its history. */
const gooiWeg: Opdracht = async (grond, [naam, plaats = '']) => {
  const { name } = afnemerMet(grond, naam);
  const { topic, partitie, plek } = PLAATS.exec(plaats)?.groups ?? {};
  if (topic === undefined)
    throw new OpstartFout(
      `'${plaats}' is geen plaats van een bericht.`,
      'Geef haar als <topic>/<partitie>@<plek>.',
    );
  const gevonden = (await parkedCases(grond.pool, name)).map(({ key }) =>
    parkedMessages(grond.pool, name, key),
  );
  const rij = (await Promise.all(gevonden)).flat().find((each) => plaatsVan(each) === plaats);
  if (!rij)
    throw new OpstartFout(
      `Op ${plaats} staat voor ${name} niets apart.`,
      `Kijk met: toon ${name} <casusId>.`,
    );
  if (rij.problem === null || !rij.problem.startsWith('OngeldigBericht'))
    throw new OpstartFout(
      `Op ${plaats} staat een bericht van casus ${rij.key}; zonder dat bericht klopt die casus niet meer.`,
      `Neem de oorzaak weg en herhaal de casus: herhaal ${name} ${rij.key}.`,
    );
  await discardParked(
    { name, pool: grond.pool },
    { topic, partition: Number(partitie), offset: Number(plek) },
  );
  const over = await parkedMessages(grond.pool, name, rij.key);
  const verder =
    over.length === 0
      ? `Van ${rij.key} staat voor ${name} niets meer apart.`
      : `Herhaal nu de casus: herhaal ${name} ${rij.key}.`;
  grond.meld(`${plaats} is weggegooid. ${verder}`);
};

const zetApart: Opdracht = async (grond, [naam, casusId]) => {
  const { name } = afnemerMet(grond, naam);
  const casus = casusVan(casusId);
  await parkCase({ name, pool: grond.pool }, casus, 'apart gezet: er ontbreekt een bericht');
  grond.meld(`${casus} staat apart; ${name} gaat binnen enkele seconden verder met de andere casussen.`);
  grond.meld(`Verwerk haar daarna uit het logboek: herhaal ${name} ${casus} --uit-log.`);
};

/** The message of a command that can never be handled; its sender hears that it was passed by. */
const slaOver: Opdracht = async ({ pool, meld }, [naam, plaats = '']) => {
  const { topic, partitie, plek } = PLAATS.exec(plaats)?.groups ?? {};
  if (naam !== OPDRACHTEN_VAN_VT || topic === undefined)
    throw new OpstartFout(
      `Er is niets over te slaan met '${naam ?? ''} ${plaats}'.`,
      `Alleen een opdracht van een Veilig Thuis: sla-over ${OPDRACHTEN_VAN_VT} <topic>/<partitie>@<plek>, zoals lijst haar noemt.`,
    );
  const gelukt = await new Opdrachtenbeheer(pool).slaOver(
    { topic, partition: Number(partitie) },
    Number(plek),
  );
  if (!gelukt)
    throw new NietGelukt(`Op ${plaats} staat geen opdracht die niet verder gaat. Kijk met: lijst.`);
  meld(
    `${plaats} wordt binnen enkele seconden overgeslagen: de verzender krijgt dat als antwoord, en het bericht gaat`,
  );
  meld('naar het dead-letter topic. Was de stap al vastgelegd, dan blijft zij dat.');
};

const laatOpdrachtenVerder = async ({ pool, meld }: Grond): Promise<void> => {
  const aantal = await new Opdrachtenbeheer(pool).laatVerder();
  meld(
    aantal === 0 ? 'Alle opdrachten gaan al verder.' : 'De opdrachten gaan binnen enkele seconden verder.',
  );
};

const laatVerder: Opdracht = async (grond, [naam]) => {
  if (naam === OPDRACHTEN_VAN_VT) return laatOpdrachtenVerder(grond);
  const { name } = afnemerMet(grond, naam);
  await letGoOn(grond.pool, name);
  grond.meld(`${name} gaat binnen enkele seconden verder; wat dan nog niet kan, staat weer stil.`);
};

const publiceer: Opdracht = async (grond, [casusId]) => {
  const casus = casusVan(casusId);
  const aantal = await grond.publiceer(casus);
  if (aantal === 0) throw new NietGelukt(`Het logboek kent casus ${casus} niet.`);
  grond.meld(`${casus}: ${aantal} berichten opnieuw gepubliceerd. Wie ze al had, verandert niets.`);
};

/** A consumer without tables of its own takes every message again; what it does twice changes nothing. */
const begintOpnieuw = async (grond: Grond, name: string): Promise<void> => {
  await resetAfnemer(grond.pool, { name });
  grond.meld(`${name} begint opnieuw bij het eerste bericht.`);
  if (name === 'cijfers') grond.meld('Bouw daarna de tabellen opnieuw: npm run -s cijfers -- herbouw.');
};

const beginOpdrachtenOpnieuw = async ({ pool, meld }: Grond): Promise<void> => {
  const aantal = await new Opdrachtenbeheer(pool).beginOpnieuw();
  if (aantal === 0) throw new NietGelukt('Alle opdrachten gaan verder; er is niets opnieuw te beginnen.');
  meld(
    `${aantal} partitie(s) van de opdrachten beginnen opnieuw bij het eerste bericht; elk krijgt hetzelfde antwoord.`,
  );
};

const bouwOpnieuw: Opdracht = async (grond, [naam]) => {
  if (naam === OPDRACHTEN_VAN_VT) return beginOpdrachtenOpnieuw(grond);
  const { name, tabellen } = afnemerMet(grond, naam);
  if (!tabellen) return begintOpnieuw(grond, name);
  await resetAfnemer(grond.pool, { name, tabellen });
  grond.meld(`De tabellen van ${name} zijn leeg en worden vanaf het eerste bericht opgebouwd.`);
  grond.meld('Tot dat klaar is worden de lijsten geweigerd met 503.');
};

export const OPDRACHTEN: Readonly<Record<string, Opdracht>> = {
  lijst: (grond) => lijst(grond),
  toon: (grond, [naam, casusId]) => toon(grond, naam, casusId),
  herhaal,
  'herhaal-dead-letters': (grond, [naam]) => herhaalDeadLetters(grond, naam),
  'gooi-weg': gooiWeg,
  'zet-apart': zetApart,
  'sla-over': slaOver,
  'laat-verder': laatVerder,
  publiceer,
  'bouw-opnieuw': bouwOpnieuw,
};
