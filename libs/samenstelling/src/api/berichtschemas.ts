import { Controller, Get, Header, Module, NotFoundException, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { schemas } from '#contracts';
import { Levert, Openbaar } from '#platform';

const VORM = 'application/schema+json';

const SCHEMAS: ReadonlyMap<string, string> = new Map(
  schemas().map(({ naam, schema }): [string, string] => [naam, JSON.stringify(schema)]),
);

/** The JSON Schema of each message, where the message says that it is (`dataschema`). */
@Controller('berichten/schemas')
@Openbaar()
@ApiExcludeController()
export class BerichtschemasController {
  @Get(':naam')
  @Levert(VORM)
  @Header('content-type', `${VORM}; charset=utf-8`)
  schema(@Param('naam') naam: string): string {
    const schema = SCHEMAS.get(naam);
    if (!schema) throw new NotFoundException();
    return schema;
  }
}

@Module({ controllers: [BerichtschemasController] })
export class BerichtschemasModule {}
