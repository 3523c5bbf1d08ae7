import { Get, applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { InhoudInzichtDto, OverdrachtInzichtDto } from './dto/inzage-antwoord.dto.js';
import { padIds } from './vastleggen.decorator.js';

const KOPPEN = {
  ETag: { description: 'Revisie van de casus; te gebruiken in If-Match.', schema: { type: 'string' } },
} as const;

const GELOGD = 'Elke inzage wordt vastgelegd voordat u antwoord krijgt (§9).';
const OVERDRACHT = 'casussen/:casusId/overdrachten/:overdrachtId';
const INHOUD = 'casussen/:casusId/inhoud';

/** The read of one handover. */
export const OverdrachtLezen = (): MethodDecorator =>
  applyDecorators(
    Get(OVERDRACHT),
    ApiOperation({
      summary: 'Een overdracht inzien',
      description: `Wat is verstuurd, wat elke ontvanger deed, en de inhoud als u die mag zien. Bereken de inhoudHash zelf na voordat u de ontvangst bevestigt (V5). ${GELOGD}`,
    }),
    ...padIds(OVERDRACHT),
    ApiOkResponse({ description: 'De overdracht.', type: OverdrachtInzichtDto, headers: KOPPEN }),
  );

/** The read of everything sealed. */
export const InhoudLezen = (): MethodDecorator =>
  applyDecorators(
    Get(INHOUD),
    ApiOperation({
      summary: 'De inhoud van een casus inzien',
      description: `Alle verzegelde delen die u mag zien, in pagina's. Na het wissen van het dossier is alle inhoud null. ${GELOGD}`,
    }),
    ...padIds(INHOUD),
    ApiOkResponse({ description: 'De verzegelde delen.', type: InhoudInzichtDto, headers: KOPPEN }),
  );
