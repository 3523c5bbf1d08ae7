import { Controller, applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiTags } from '@nestjs/swagger';
import { INZAGE_REDENEN } from '#dossier';
import { Rollen } from '#toegang';
import { CijferRoutes } from './cijfer.routes.js';
import { CijferDto } from './cijferantwoord.dto.js';
import { AansluitingDto, BevindingenDto } from './gevallen.dto.js';
import { AansluitingRoutes, BevindingenRoutes } from './gevallen.routes.js';

const Beschreven = (): ClassDecorator =>
  applyDecorators(ApiTags('Cijfers'), ApiExtraModels(CijferDto, AansluitingDto, BevindingenDto));

const MetReden = (): ClassDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Inzage-Reden',
      required: false,
      description: 'Waarom u leest; verplicht voor toezicht, en wordt vastgelegd.',
      schema: { type: 'string', enum: [...INZAGE_REDENEN] },
    }),
  );

@Beschreven()
@MetReden()
@Controller('gemeente/v1/cijfers')
@Rollen('gemeente', 'toezicht')
export class GemeenteCijfersController extends CijferRoutes {}

@Beschreven()
@MetReden()
@Controller('gemeente/v1/aansluiting')
@Rollen('gemeente', 'toezicht')
export class GemeenteAansluitingController extends AansluitingRoutes {}

@Beschreven()
@MetReden()
@Controller('gemeente/v1/bevindingen')
@Rollen('gemeente', 'toezicht')
export class GemeenteBevindingenController extends BevindingenRoutes {}

@Beschreven()
@Controller('veilig-thuis/v1/cijfers')
@Rollen('veilig-thuis')
export class VeiligThuisCijfersController extends CijferRoutes {}

@Beschreven()
@Controller('veilig-thuis/v1/aansluiting')
@Rollen('veilig-thuis')
export class VeiligThuisAansluitingController extends AansluitingRoutes {}

@Beschreven()
@Controller('veilig-thuis/v1/bevindingen')
@Rollen('veilig-thuis')
export class VeiligThuisBevindingenController extends BevindingenRoutes {}

@Beschreven()
@Controller('lokaal-veld/v1/cijfers')
@Rollen('lokaal-veld', 'gi', 'instelling', 'multidisciplinair-team')
export class LokaalVeldCijfersController extends CijferRoutes {}

@Beschreven()
@Controller('lokaal-veld/v1/aansluiting')
@Rollen('lokaal-veld', 'gi', 'instelling', 'multidisciplinair-team')
export class LokaalVeldAansluitingController extends AansluitingRoutes {}
