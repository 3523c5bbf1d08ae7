import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Rollen } from '#toegang';
import { CasusRoutes } from './casus.routes.js';
import { InzagenRoutes } from './inzagen.routes.js';
import { SpoorRoutes } from './spoor.routes.js';

const CASUS = 'veilig-thuis/v1/casussen/:casusId';

@Controller(CASUS)
@Rollen('veilig-thuis')
@ApiTags('Inzien')
export class VeiligThuisInzienController extends CasusRoutes {}

@Controller(`${CASUS}/spoor`)
@Rollen('veilig-thuis')
@ApiTags('Inzien')
export class VeiligThuisSpoorController extends SpoorRoutes {}

@Controller(`${CASUS}/inzagen`)
@Rollen('veilig-thuis')
@ApiTags('Inzien')
export class VeiligThuisInzagenController extends InzagenRoutes {}
