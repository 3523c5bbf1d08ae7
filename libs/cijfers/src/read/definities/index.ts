import { AFSLUITING } from './afsluiting.js';
import type { Cijferdefinitie, Cijfergroep } from './definitie.js';
import { DOORLOOPTIJDEN } from './doorlooptijden.js';
import { MELDINGEN } from './meldingen.js';
import { OVERDRACHTEN } from './overdrachten.js';
import { TERMIJNEN } from './termijnen.js';
import { ZICHT } from './zicht.js';

export const CIJFERGROEPEN: readonly Cijfergroep[] = [
  MELDINGEN,
  OVERDRACHTEN,
  DOORLOOPTIJDEN,
  TERMIJNEN,
  AFSLUITING,
  ZICHT,
];

export const CIJFERS: readonly Cijferdefinitie[] = CIJFERGROEPEN.flatMap(({ cijfers }) => cijfers);

const PER_ID = new Map(CIJFERS.map((definitie) => [definitie.id, definitie]));

export const cijferVan = (id: string): Cijferdefinitie | undefined => PER_ID.get(id);
