import { Post, applyDecorators } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import { StapVastgelegdDto } from './dto/antwoord.dto.js';

const PAD_IDS: Readonly<Record<string, string>> = {
  casusId: 'Id van de casus. Een casus die u niet mag zien, bestaat niet voor u (404).',
  overdrachtId: 'Id van de overdracht, uit het antwoord op het versturen.',
};

/** The ids in a path, documented; the routes read them themselves, because a malformed one is a 404. */
export const padIds = (pad: string): readonly MethodDecorator[] =>
  Object.entries(PAD_IDS)
    .filter(([naam]) => pad.includes(`:${naam}`))
    .map(([name, description]) =>
      ApiParam({ name, description, schema: { type: 'string', format: 'uuid' } }),
    );

const KOPPEN = {
  Location: { description: 'Waar de casus of de overdracht te lezen is.', schema: { type: 'string' } },
  ETag: {
    description: 'Revisie van de casus na deze stap; te gebruiken in If-Match.',
    schema: { type: 'string' },
  },
} as const;

const IF_MATCH = {
  name: 'If-Match',
  required: false,
  description: 'ETag van de casus waarop u beslist; is de casus intussen gewijzigd, dan volgt 412.',
  schema: { type: 'string', pattern: '^"(0|[1-9]\\d{0,14})"$' },
  example: '"12"',
} as const;

/** A command: POST of a noun, answered when it is durable. */
export const Vastleggen = (pad: string, samenvatting: string, uitleg: string): MethodDecorator =>
  applyDecorators(
    Post(pad),
    ApiOperation({ summary: samenvatting, description: uitleg }),
    ...padIds(pad),
    ApiHeader(IF_MATCH),
    ApiCreatedResponse({ description: 'Vastgelegd.', type: StapVastgelegdDto, headers: KOPPEN }),
    ApiOkResponse({
      description: 'Er is niets nieuws vastgelegd: deze opdracht of dit feit stond er al.',
      type: StapVastgelegdDto,
      headers: KOPPEN,
    }),
  );
