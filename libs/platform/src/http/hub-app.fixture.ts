import { Body, Controller, Get, HttpException, Module, Param, Post, Query, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DomainError, LogUnavailable, RevisionConflict } from '#event-sourcing';
import { EventStoreDbRefused, LogDamaged } from '../eventstoredb/errors.js';
import { HubLogger } from '../logging/hub-logger.js';
import { Levert } from './accept.js';
import type { HubAppOptions } from './hub-app.js';
import { createHubApp } from './hub-app.js';
import { OpdrachtSleutel, ZonderOpdrachtSleutel } from './idempotency.js';
import { IfMatch, setEtag } from './revision.js';

class Adres {
  @ApiProperty()
  @IsString()
  @MaxLength(40)
  readonly straat!: string;
}

class Melding {
  @ApiProperty()
  @IsString({ context: { regel: 'O1' } })
  readonly inhoud!: string;

  @ApiProperty()
  @IsInt()
  readonly aantal!: number;

  @ApiProperty({ enum: ['politie', 'burger'] })
  @IsIn(['politie', 'burger'])
  readonly bron!: string;

  @ApiProperty({ type: [Adres] })
  @IsArray()
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => Adres)
  readonly adressen!: readonly Adres[];

  @ApiProperty({ required: false })
  @IsOptional()
  @IsObject()
  readonly extra?: object;
}

class ZaakPad {
  @ApiProperty()
  @IsUUID()
  readonly id!: string;
}

class Zoek {
  @ApiProperty({ required: false })
  @IsOptional()
  @IsString()
  readonly naam?: string;
}

class AlAanvaard extends DomainError {
  readonly code = 'overdracht-al-aanvaard';
  readonly kind = 'conflict';
}

class Onvolledig extends DomainError {
  readonly code = 'overdracht-onvolledig';
  readonly kind = 'invalid';
}

/** A fault that quotes what nobody may read. */
const FAULT = () => new Error('boom', { cause: new Error('the cause') });

const FAULTS: Readonly<Record<string, () => Error>> = {
  conflict: () => new AlAanvaard('De overdracht is al aanvaard.', { regel: 'V8', veld: 'overdrachtId' }),
  onvolledig: () =>
    new Onvolledig('De overdracht is niet volledig.', {
      details: [
        { veld: 'inhoud', regel: 'O1', melding: 'Ontbreekt.' },
        { veld: 'melder', regel: 'O1', melding: 'Ontbreekt.' },
      ],
    }),
  revisie: () => new RevisionConflict('casus-1', 3, 4),
  log: () => new LogUnavailable('connection to 10.0.0.1 refused'),
  geweigerd: () => new EventStoreDbRefused('access-denied', 'account hub at 10.0.0.1 refused'),
  beschadigd: () => new LogDamaged('casus-1@3 is not what was written'),
  http: () => new HttpException('English words', 418),
  bug: FAULT,
};

@Controller('proef/v1/zaken')
class ZakenController {
  @Get(':id')
  zaak(@Param() { id }: ZaakPad, @Query() _zoek: Zoek, @Res({ passthrough: true }) reply: FastifyReply) {
    setEtag(reply, 7);
    return { id };
  }

  @Get(':id/uitvoer')
  @Levert('application/jsonl')
  uitvoer(@Res({ passthrough: true }) reply: FastifyReply) {
    void reply.type('application/jsonl; charset=utf-8');
    return '{"a":1}\n';
  }

  @Post()
  @ZonderOpdrachtSleutel()
  melding(@Body() melding: Melding) {
    return melding;
  }

  @Post(':id/beslissingen')
  beslissing(@IfMatch() revisie: number | undefined) {
    return { revisie: revisie ?? null };
  }

  @Post(':id/openbaar')
  openbaar(@OpdrachtSleutel() sleutel: OpdrachtSleutel) {
    return sleutel;
  }

  @Post('fouten/:soort')
  @ZonderOpdrachtSleutel()
  fout(@Param('soort') soort: string): never {
    throw (FAULTS[soort] ?? FAULT)();
  }
}

@Module({ controllers: [ZakenController] })
export class ProefModule {}

export interface ProefApp {
  readonly app: NestFastifyApplication;
  readonly lines: string[];
}

/** A small API on the edge, with its log in memory. */
export const startProefApp = async (options: Partial<HubAppOptions> = {}): Promise<ProefApp> => {
  const lines: string[] = [];
  const logger = new HubLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
  const app = await createHubApp(ProefModule, { logger, ...options });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, lines };
};
