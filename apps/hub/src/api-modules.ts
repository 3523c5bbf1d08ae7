import type { Type } from '@nestjs/common';
import {
  AudittrailGemeenteModule,
  AudittrailLokaalVeldModule,
  AudittrailVeiligThuisModule,
} from '#audittrail';
import { GemeenteOpdrachtenModule, LokaalVeldOpdrachtenModule, VeiligThuisOpdrachtenModule } from '#casus';
import type { HubApi } from '#platform';
import { PostvakGemeenteModule, PostvakLokaalVeldModule, PostvakVeiligThuisModule } from '#postvak';
import { API_TEKSTEN } from './apis.js';

/** Which modules serve each API. */
export const API_MODULES: Readonly<Record<keyof typeof API_TEKSTEN, readonly Type[]>> = {
  'veilig-thuis': [VeiligThuisOpdrachtenModule, AudittrailVeiligThuisModule, PostvakVeiligThuisModule],
  'lokaal-veld': [LokaalVeldOpdrachtenModule, AudittrailLokaalVeldModule, PostvakLokaalVeldModule],
  gemeente: [GemeenteOpdrachtenModule, AudittrailGemeenteModule, PostvakGemeenteModule],
};

/** The three APIs as they are served and documented, in a fixed order. */
export const hubApis = (): readonly HubApi[] =>
  (Object.keys(API_TEKSTEN) as (keyof typeof API_TEKSTEN)[]).map((naam) => ({
    ...API_TEKSTEN[naam],
    modules: API_MODULES[naam],
  }));
