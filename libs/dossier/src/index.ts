export type * from './events.js';
export { casusbeeld, leegBeeld, metStap } from './beeld/casusbeeld.js';
export type { Casusbeeld, DienstBeeld } from './beeld/beeld.js';
export { ontvangerIn } from './beeld/overdracht-beeld.js';
export type { OntvangerBeeld, OverdrachtBeeld } from './beeld/overdracht-beeld.js';
export { bekendeStappen, isBevestiging, isNamensVastgelegd, isOordeel, oordeelOver } from './geschiedenis.js';
export type { Bevestiging, Oordeel as BevestigingOordeel, Stap } from './geschiedenis.js';
export { bevatPartij, partijSleutel, zelfdePartij } from './partij.js';
export { geldtOp, opBeginEnId } from './periodes.js';
export type { Moment, Periode } from './periodes.js';
export { verantwoordelijken, zichtlijn } from './verantwoordelijkheid.js';
export type { Verantwoordelijke, Vraag, Zichtlijn, ZichtlijnOpties } from './verantwoordelijkheid.js';
export { houderVan } from './zicht/toestand.js';
export type { Gat, Grond, Houder, OpenOverdracht, OpenTriage, Zicht } from './zicht/toestand.js';
export { metKalender, veiligThuisVan, zetStap, zichtNa } from './zicht/verloop.js';
export { faseVan } from './beeld/fase.js';
export type { Fase } from './beeld/fase.js';
export { gemeentenVan, inzageVan } from './inzage/zichtbaarheid.js';
export type { Inzage, Inzagegrond, Kijker } from './inzage/zichtbaarheid.js';
export { ACTUELE_VERSIE, OnleesbareGebeurtenis, alsGebeurtenis, stroomVan } from './record.js';
export type { Upcaster, Upcasters } from './record.js';
export { termijnenVan } from './termijnen/termijnen-van.js';
export type { TermijnenOpties } from './termijnen/termijnen-van.js';
export { TERMIJN_STATUSSEN, isOpenTermijn, statusOp } from './termijnen/termijn.js';
export {
  instantieVan,
  isVerstreken,
  vastgelegdVerstreken,
  verstrekenGegevens,
} from './termijnen/instantie.js';
export type { Casustermijn, TermijnStatus } from './termijnen/termijn.js';
export { dossierVan, nuVan } from './casusdossier.js';
export type { Casusdossier } from './casusdossier.js';
export { rollijn } from './rollen/rollijn.js';
export type { Rol, Rolgrond, Rolperiode } from './rollen/rolgrond.js';
export { genomenOverdrachten } from './termijnen/genomen.js';
export type { GenomenOverdracht } from './termijnen/genomen.js';
export { INZAGE_REDENEN, InzageRedenOntbreekt, redenVoor } from './inzage/reden.js';
export type { InzageReden } from './inzage/reden.js';
export { verslag } from './verslag/verslag.js';
export type { Verslagvraag } from './verslag/verslag.js';
