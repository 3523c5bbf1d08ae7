import { describe, expect, it } from '@jest/globals';
import { kwantiel, verdelingVan } from './verdeling.js';

describe('a spread', () => {
  it('takes quantiles between the nearest values, whatever their order', () => {
    expect(kwantiel([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(kwantiel([10], 0.99)).toBe(10);
    expect(kwantiel([10, 9, 100], 0.5)).toBe(10);
    expect(
      kwantiel(
        Array.from({ length: 101 }, (_, n) => n),
        0.99,
      ),
    ).toBe(99);
  });

  it('is the median with the lowest and the highest round', () => {
    expect(verdelingVan([3, 9, 4, 1, 5])).toEqual({ mediaan: 4, spreiding: [1, 9] });
  });
});
