import type { Casussenvraag } from '../../read/leesverzoek.js';
import type { CasussenVraagDto } from './lijstvraag.dto.js';

export const casussenvraagVan = ({ alleenOverschreden, ...vraag }: CasussenVraagDto): Casussenvraag => ({
  ...vraag,
  alleenOverschreden: alleenOverschreden === 'true',
});
