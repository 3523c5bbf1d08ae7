export { PARTNERSOORTEN, TERMIJN_IDS, V5_MOMENTEN } from './afspraken.js';
export type {
  Afspraken,
  Duur,
  Gemeente,
  Monitortermijn,
  Partner,
  Partnersoort,
  Subregio,
  Team,
  TermijnId,
  Termijnafspraak,
  Termijnafspraken,
  V5Moment,
  Waarschuwing,
} from './afspraken.js';
export { Afsprakenboek } from './afsprakenboek.js';
export type { GemeenteInRegio, TeamInRegio } from './regiokaart.js';
export { valideerAfspraken } from './valideer-afspraken.js';
export { STANDAARD_WAARSCHUWING, resterend, waarschuwingVanaf } from './resterend.js';
export type { Resterend } from './resterend.js';
export { termijn, laatsteDag } from './termijn.js';
export type { Termijn } from './termijn.js';
export { feestdagen, isWerkdag } from './feestdagen.js';
export { buitenKantoortijd } from './kantoortijd.js';
export { beginVanDag, isoInstant, lokaleDatum, overschredenVanaf, TIJDZONE } from './tijdzone.js';
export type { Moment } from './tijdzone.js';
export { instantMs, isDatum } from './datum.js';
export { MaandenOntbreken, OnbekendeRegio, OngeldigeAfspraken, OngeldigeTijd } from './fouten.js';
