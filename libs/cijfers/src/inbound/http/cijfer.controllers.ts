import { Controller } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiTags } from '@nestjs/swagger';
import { INZAGE_REDENEN } from '#dossier';
import { Rollen } from '#toegang';
import { CijferRoutes } from './cijfer.routes.js';
import { CijferDto } from './cijferantwoord.dto.js';

@ApiTags('Cijfers')
@ApiExtraModels(CijferDto)
@ApiHeader({
  name: 'Inzage-Reden',
  required: false,
  description: 'Waarom u leest; verplicht voor toezicht, en wordt vastgelegd.',
  schema: { type: 'string', enum: [...INZAGE_REDENEN] },
})
@Controller('gemeente/v1/cijfers')
@Rollen('gemeente', 'toezicht')
export class GemeenteCijfersController extends CijferRoutes {}

@ApiTags('Cijfers')
@ApiExtraModels(CijferDto)
@Controller('veilig-thuis/v1/cijfers')
@Rollen('veilig-thuis')
export class VeiligThuisCijfersController extends CijferRoutes {}

@ApiTags('Cijfers')
@ApiExtraModels(CijferDto)
@Controller('lokaal-veld/v1/cijfers')
@Rollen('lokaal-veld', 'gi', 'instelling', 'multidisciplinair-team')
export class LokaalVeldCijfersController extends CijferRoutes {}
