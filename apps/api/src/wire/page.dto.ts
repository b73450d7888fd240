import { Int, ListOf, Part, Text } from './fields.ts';
import { AsOf } from './as-of.dto.ts';
import type { Type } from '@nestjs/common';

/** Where a list goes on. */
export class PageInfo {
  @Text('Give it as `cursor` for the next page; null on the last one. It belongs to these filters and this order.', 'eyJrIjpbIjciXX0', {
    nullable: true,
  })
  next!: string | null;

  @Int('Most rows of a page.', 50, { minimum: 1, maximum: 100 })
  limit!: number;

  @Int('Rows of all pages under these filters.', 128, { minimum: 0 })
  total!: number;
}

/** The envelope of every list: rows in a stable order, where they go on, and the moment they speak of. */
export const pageOf = <Row extends object>(row: Type<Row>): Type<{ items: Row[]; page: PageInfo; asOf: AsOf }> => {
  class Page {
    items!: Row[];
    page!: PageInfo;
    asOf!: AsOf;
  }
  ListOf('Rows of this page.', () => row)(Page.prototype, 'items');
  Part('Where the list goes on.', () => PageInfo)(Page.prototype, 'page');
  Part('The moment the rows speak of.', () => AsOf)(Page.prototype, 'asOf');
  return Page;
};
