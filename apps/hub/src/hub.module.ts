import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { API_NAMEN, ApiModule } from '#samenstelling';
import type { ApiOptions } from '#samenstelling';

/** All of the hub in one process. */
@Module({})
export class HubModule {
  static met(opties: Omit<ApiOptions, 'apis'>): DynamicModule {
    return { module: HubModule, imports: [ApiModule.met({ ...opties, apis: API_NAMEN })] };
  }
}
