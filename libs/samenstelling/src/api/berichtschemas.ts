import { Controller, Get, Module, NotFoundException, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { schemas } from '#contracts';
import { Levert, Openbaar } from '#platform';

const SCHEMAS: ReadonlyMap<string, object> = new Map(
  schemas().map(({ naam, schema }): [string, object] => [naam, schema]),
);

/** The JSON Schema of each message, where the message says that it is (`dataschema`). */
@Controller('berichten/schemas')
@Openbaar()
@ApiExcludeController()
export class BerichtschemasController {
  @Get(':naam')
  @Levert('application/schema+json')
  schema(@Param('naam') naam: string): object {
    const schema = SCHEMAS.get(naam);
    if (!schema) throw new NotFoundException();
    return schema;
  }
}

@Module({ controllers: [BerichtschemasController] })
export class BerichtschemasModule {}
