import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const PUBLIC_ROUTE = 'hub:openbaar';
export const PUBLIC_EXTENSION = 'x-openbaar';

/** A route without a caller: it gives no data of any case. */
export const Openbaar = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(PUBLIC_ROUTE, true), ApiExtension(PUBLIC_EXTENSION, true));
