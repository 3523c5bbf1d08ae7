import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Rollen } from '#toegang';
import { CasusRoutes } from './casus.routes.js';

@Controller('lokaal-veld/v1/casussen/:casusId')
@Rollen('lokaal-veld', 'gi', 'instelling', 'multidisciplinair-team')
@ApiTags('Inzien')
export class LokaalVeldInzienController extends CasusRoutes {}
