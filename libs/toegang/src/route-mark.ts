import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PUBLIC_ROUTE } from '#platform';
import type { Rol } from './beller.js';
import { ROLES } from './rollen.js';

type Target = Parameters<Reflector['get']>[1];

/** Who may use a route: everyone, or these roles. */
export type RouteMark = 'openbaar' | readonly Rol[];

/** The mark of a method, or else of its controller; undefined when nobody marked it. */
export const markOf = (reflector: Reflector, method: Target, controller: Target): RouteMark | undefined =>
  ownMark(reflector, method) ?? ownMark(reflector, controller);

const ownMark = (reflector: Reflector, target: Target): RouteMark | undefined => {
  const roles = reflector.get<readonly Rol[] | undefined>(ROLES, target);
  const isPublic = reflector.get<boolean | undefined>(PUBLIC_ROUTE, target) === true;
  if (roles && isPublic) throw new Error(`${target.name} is marked both @Rollen and @Openbaar`);
  return isPublic ? 'openbaar' : roles;
};

/** An unmarked route stops the start: forgetting a mark may neither open a route nor close it silently. */
@Injectable()
export class RouteMarkCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const unmarked = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? this.unmarkedOf(metatype) : []));
    if (unmarked.length > 0) {
      throw new Error(`mark these routes with @Rollen(...) or @Openbaar(): ${unmarked.join(', ')}`);
    }
  }

  private unmarkedOf(controller: Target): readonly string[] {
    const prototype = controller.prototype as Readonly<Record<string, Target>>;
    return this.scanner
      .getAllMethodNames(prototype)
      .flatMap((name) => {
        const method = prototype[name];
        return method && Reflect.hasMetadata(PATH_METADATA, method) ? [{ name, method }] : [];
      })
      .filter(({ method }) => markOf(this.reflector, method, controller) === undefined)
      .map(({ name }) => `${controller.name}.${name}`);
  }
}
