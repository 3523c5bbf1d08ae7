import type { Type } from '@nestjs/common';
import {
  AudittrailGemeenteModule,
  AudittrailLokaalVeldModule,
  AudittrailVeiligThuisModule,
} from '#audittrail';
import { GemeenteOpdrachtenModule, LokaalVeldOpdrachtenModule, VeiligThuisOpdrachtenModule } from '#casus';
import { CijfersGemeenteModule, CijfersLokaalVeldModule, CijfersVeiligThuisModule } from '#cijfers';
import type { HubApi } from '#platform';
import { PostvakGemeenteModule, PostvakLokaalVeldModule, PostvakVeiligThuisModule } from '#postvak';
import {
  TermijnenGemeenteModule,
  TermijnenLokaalVeldModule,
  TermijnenVeiligThuisModule,
} from '#termijnbewaking';
import { API_TEKSTEN } from './api-teksten.js';

export type ApiNaam = keyof typeof API_TEKSTEN;

/** The three APIs, in a fixed order. */
export const API_NAMEN = Object.keys(API_TEKSTEN) as readonly ApiNaam[];

/** Which modules serve each API. */
export const API_MODULES: Readonly<Record<ApiNaam, readonly Type[]>> = {
  'veilig-thuis': [
    VeiligThuisOpdrachtenModule,
    AudittrailVeiligThuisModule,
    PostvakVeiligThuisModule,
    TermijnenVeiligThuisModule,
    CijfersVeiligThuisModule,
  ],
  'lokaal-veld': [
    LokaalVeldOpdrachtenModule,
    AudittrailLokaalVeldModule,
    PostvakLokaalVeldModule,
    TermijnenLokaalVeldModule,
    CijfersLokaalVeldModule,
  ],
  gemeente: [
    GemeenteOpdrachtenModule,
    AudittrailGemeenteModule,
    PostvakGemeenteModule,
    TermijnenGemeenteModule,
    CijfersGemeenteModule,
  ],
};

/** The APIs as they are served and documented; all three unless named. */
export const hubApis = (namen: readonly ApiNaam[] = API_NAMEN): readonly HubApi[] =>
  namen.map((naam) => ({ ...API_TEKSTEN[naam], modules: API_MODULES[naam] }));
