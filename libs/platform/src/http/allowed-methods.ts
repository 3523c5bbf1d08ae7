import type { FastifyInstance } from 'fastify';

interface Route {
  readonly method: string;
  readonly segments: readonly string[];
}

/**
 * The router answers 404 to a method that a path does not have; the API Design Rules want 405. This remembers
 * the routes as they are registered, and tells which methods a path does have.
 */
export class AllowedMethods {
  private readonly routes: Route[] = [];

  constructor(instance: FastifyInstance) {
    instance.addHook('onRoute', ({ url, method }) => {
      const segments = url.split('/');
      if (segments.includes('*')) return;
      for (const each of [method].flat()) this.routes.push({ method: each, segments });
    });
  }

  of(url: string): readonly string[] {
    const segments = url.replace(/[?#].*$/, '').split('/');
    const matching = this.routes.filter((route) => matches(route.segments, segments));
    return [...new Set(matching.map(({ method }) => method))].sort();
  }
}

const matches = (template: readonly string[], segments: readonly string[]): boolean =>
  template.length === segments.length &&
  template.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]));
