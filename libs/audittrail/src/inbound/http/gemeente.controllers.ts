import { Controller } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { INZAGE_REDENEN } from '#dossier';
import { Rollen } from '#toegang';
import { CasusRoutes } from './casus.routes.js';
import { InzagenRoutes } from './inzagen.routes.js';
import { SpoorRoutes } from './spoor.routes.js';

const CASUS = 'gemeente/v1/casussen/:casusId';

const INZAGE_REDEN = {
  name: 'Inzage-Reden',
  required: false,
  description: 'Verplicht voor toezicht: waarom u leest. De reden wordt bij de inzage vastgelegd.',
  schema: { type: 'string', enum: [...INZAGE_REDENEN] },
};

@Controller(CASUS)
@Rollen('gemeente', 'toezicht')
@ApiTags('Inzien')
@ApiHeader(INZAGE_REDEN)
export class GemeenteInzienController extends CasusRoutes {}

@Controller(`${CASUS}/spoor`)
@Rollen('gemeente', 'toezicht')
@ApiTags('Inzien')
@ApiHeader(INZAGE_REDEN)
export class GemeenteSpoorController extends SpoorRoutes {}

@Controller(`${CASUS}/inzagen`)
@Rollen('gemeente')
@ApiTags('Inzien')
export class GemeenteInzagenController extends InzagenRoutes {}
