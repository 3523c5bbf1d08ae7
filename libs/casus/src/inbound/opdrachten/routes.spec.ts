import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { OPDRACHTEN, OPDRACHTNAMEN } from '#contracts';
import { VeiligThuisOpdrachtenModule } from '../http/opdrachten.module.js';
import { VEILIG_THUIS_OPDRACHTEN } from './veilig-thuis.js';

const POST = 1;

interface Route {
  readonly pad: string;
  readonly dto: unknown;
}

/** Every POST of the API of Veilig Thuis, with the class of its body. */
const routes = (): readonly Route[] => {
  const controllers = Reflect.getMetadata('controllers', VeiligThuisOpdrachtenModule) as readonly {
    readonly prototype: object;
  }[];
  return controllers.flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype).flatMap((naam) => {
      const methode = (prototype as Readonly<Record<string, unknown>>)[naam] as object;
      if (Reflect.getMetadata('method', methode) !== POST) return [];
      const [, , dto] = Reflect.getMetadata('design:paramtypes', prototype, naam) as readonly unknown[];
      return [{ pad: Reflect.getMetadata('path', methode) as string, dto }];
    }),
  );
};

describe('the commands of Veilig Thuis', () => {
  it('are the same over HTTP and as a message, each with the same body', () => {
    const perPad = new Map(routes().map(({ pad, dto }) => [pad, dto]));
    expect([...perPad.keys()].sort()).toEqual(OPDRACHTNAMEN.map((naam) => OPDRACHTEN[naam].pad).sort());
    for (const naam of OPDRACHTNAMEN)
      expect([naam, perPad.get(OPDRACHTEN[naam].pad)]).toEqual([naam, VEILIG_THUIS_OPDRACHTEN[naam].dto]);
  });
});
