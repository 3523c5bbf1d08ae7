import { Readable } from 'node:stream';
import { Get, Injectable, Query, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Levert } from '#platform';
import { HuidigeBeller } from '#toegang';
import type { Beller } from '#toegang';
import type { Spoor } from '../../application/antwoorden.js';
import { SpoorQuery } from '../../application/spoor.query.js';
import { Leesroute } from './leesroute.js';
import { CASUS_ID, VASTGELEGD } from './uitleg.js';
import { ZonderParameters } from './zonder-parameters.pipe.js';

const JSON_LINES = 'application/jsonl';

const SPOOR_UITLEG = [
  'Alle gebeurtenissen van de casus als JSON Lines: per regel één vastgelegde gebeurtenis, precies zoals zij is opgeslagen.',
  'Wie het spoor heeft kan de hashketen zelf narekenen (SHA-256 over de RFC 8785-vorm van de regel zonder hash en zonder positie) en elk antwoord over verantwoordelijkheid herhalen.',
  'Het veld verzegeld blijft daarom staan zoals het is, want de hash omvat het. Het is alleen versleutelde tekst: de sleutel zit er niet bij, en na het wissen van het dossier bestaat die nergens meer.',
  'Het oordeel over de keten staat in de koppen, berekend voordat de eerste regel gaat.',
  VASTGELEGD,
].join(' ');

const kop = (description: string, type: 'string' | 'integer') => ({ description, schema: { type } });

/** The trail of one case for who must be able to prove it. */
@Injectable()
export abstract class SpoorRoutes {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Levert(JSON_LINES)
  @ApiParam(CASUS_ID)
  @ApiOperation({ summary: 'Het spoor van een casus, om zelf na te rekenen', description: SPOOR_UITLEG })
  @ApiOkResponse({
    description: 'Eén gebeurtenis per regel.',
    content: { [JSON_LINES]: { schema: { type: 'string' } } },
    headers: {
      'Keten-Oordeel': kop(
        '`intact`, of `verbroken` met het volgnummer waar en wat er niet klopt.',
        'string',
      ),
      'Keten-Lengte': kop('Hoeveel gebeurtenissen het spoor heeft.', 'integer'),
      'Keten-Laatste-Hash': kop('Hash van de laatste gebeurtenis, hexadecimaal.', 'string'),
    },
  })
  async spoor(
    @HuidigeBeller() lezer: Beller,
    @Leesroute() route: Leesroute,
    @Query(ZonderParameters) _: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const spoor = await this.queries.execute(new SpoorQuery({ ...route, lezer }));
    void reply.headers({
      'keten-oordeel': ketenOordeel(spoor),
      'keten-lengte': spoor.keten.aantalGebeurtenissen,
      'keten-laatste-hash': spoor.laatsteHash,
    });
    return new StreamableFile(Readable.from(spoor.regels), {
      type: `${JSON_LINES}; charset=utf-8`,
      disposition: `attachment; filename="casus-${spoor.casusId}.jsonl"`,
    });
  }
}

const ketenOordeel = ({ keten: { breuk } }: Spoor): string =>
  breuk ? `verbroken; volgnummer=${breuk.volgnummer}; fout=${breuk.fout}` : 'intact';
