import { describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '#event-sourcing';
import { Beurten, MAX_WACHTENDEN } from './beurten.js';

/** Work that goes on until it is told to end. */
const werk = () => {
  const { promise, resolve, reject } = belofte();
  return { begonnen: false, eindig: resolve, mislukt: reject, promise };
};
const belofte = () => {
  let [resolve, reject]: [(waarde: string) => void, (fout: Error) => void] = [
    () => undefined,
    () => undefined,
  ];
  const promise = new Promise<string>((ja, nee) => {
    [resolve, reject] = [ja, nee];
  });
  return { promise, resolve, reject };
};

describe('turns', () => {
  const opstelling = () => {
    const [beurten, een, twee] = [new Beurten(), werk(), werk()];
    const begin = (deel: ReturnType<typeof werk>) => () => {
      deel.begonnen = true;
      return deel.promise;
    };
    return { beurten, een, twee, begin };
  };

  it('let work on one case wait for what came before', async () => {
    const { beurten, een, twee, begin } = opstelling();
    const eerste = beurten.neem('casus', begin(een));
    const tweede = beurten.neem('casus', begin(twee));
    await Promise.resolve();
    expect([een.begonnen, twee.begonnen]).toEqual([true, false]);
    een.eindig('een');
    expect(await eerste).toBe('een');
    twee.eindig('twee');
    expect(await tweede).toBe('twee');
  });

  it('let work on another case go on', async () => {
    const { beurten, een, twee, begin } = opstelling();
    const eerste = beurten.neem('casus', begin(een));
    twee.eindig('twee');
    expect(await beurten.neem('andere casus', begin(twee))).toBe('twee');
    een.eindig('een');
    await eerste;
  });

  it('go on after work that failed', async () => {
    const { beurten, een, twee, begin } = opstelling();
    const eerste = beurten.neem('casus', begin(een));
    const tweede = beurten.neem('casus', begin(twee));
    een.mislukt(new Error('mislukt'));
    await expect(eerste).rejects.toThrow('mislukt');
    twee.eindig('twee');
    expect(await tweede).toBe('twee');
  });

  it('are bounded: who comes when very many wait is told to come back', async () => {
    const { beurten, een, begin } = opstelling();
    const wachtend = Array.from({ length: MAX_WACHTENDEN }, () => beurten.neem('casus', begin(een)));
    await expect(beurten.neem('casus', begin(een))).rejects.toThrow(LogUnavailable);
    een.eindig('een');
    expect(await Promise.all(wachtend)).toHaveLength(MAX_WACHTENDEN);
    expect(await beurten.neem('casus', begin(een))).toBe('een');
  });
});
