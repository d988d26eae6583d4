import Database from 'better-sqlite3'
import { asc, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import { databaseOn } from '../../src/store/sqlite.ts'

const customers = sqliteTable('customers', { id: integer('id').primaryKey(), name: text('name') })
const orders = sqliteTable('orders', {
  id: integer('id').primaryKey(),
  customerId: integer('customer_id'),
  paid: integer('paid', { mode: 'boolean' }),
  lines: text('lines', { mode: 'json' }).$type<string[]>(),
})

const raw = () => {
  const database = new Database(':memory:')
  database.exec(`
    create table customers (id integer primary key, name text);
    create table orders (id integer primary key, customer_id integer, paid integer, lines text);
    insert into customers values (1, 'Ida'), (2, null);
    insert into orders values (10, 1, 1, '["lamp"]'), (11, 2, 0, null), (12, 9, null, '[]');`)
  return database
}

type Db = ReturnType<typeof databaseOn>['db']

const QUESTIONS: Record<string, (db: Db) => unknown> = {
  'whole rows': (db) => db.select().from(orders).orderBy(asc(orders.id)).all(),
  'one row': (db) => db.select().from(orders).where(eq(orders.id, 10)).get(),
  'no row': (db) => db.select().from(orders).where(eq(orders.id, 99)).get(),
  'an inner join': (db) =>
    db.select().from(orders).innerJoin(customers, eq(customers.id, orders.customerId)).all(),
  'an outer join that finds nobody': (db) =>
    db
      .select()
      .from(orders)
      .leftJoin(customers, eq(customers.id, orders.customerId))
      .orderBy(asc(orders.id))
      .all(),
  'chosen columns of an outer join': (db) =>
    db
      .select({ id: orders.id, customer: { name: customers.name }, n: sql<number>`1 + 1` })
      .from(orders)
      .leftJoin(customers, eq(customers.id, orders.customerId))
      .orderBy(asc(orders.id))
      .all(),
  'a prepared statement': (db) =>
    db
      .select({ lines: orders.lines })
      .from(orders)
      .where(eq(orders.id, sql.placeholder('id')))
      .prepare()
      .all({ id: 10 }),
  'a limit that is given later': (db) =>
    db
      .select({ id: orders.id })
      .from(orders)
      .orderBy(asc(orders.id))
      .limit(sql.placeholder('count'))
      .prepare()
      .all({ count: 2 }),
  'what an insert returns': (db) =>
    db
      .insert(orders)
      .values({ id: 13, customerId: 1, paid: true, lines: ['desk'] })
      .returning()
      .all(),
}

describe('a planned statement answers as drizzle does', () => {
  test.each(Object.entries(QUESTIONS))('%s', (_, ask) => {
    const plain = ask(drizzle(raw()) as unknown as Db)
    expect(ask(databaseOn(raw(), ':memory:').db)).toEqual(plain)
  })
})

test('a placeholder that is given nothing is said by name', () => {
  const { db } = databaseOn(raw(), ':memory:')
  const rows = db
    .select()
    .from(orders)
    .where(eq(orders.id, sql.placeholder('id')))
    .prepare()
  expect(() => rows.all({})).toThrow('id')
})

test('nothing that is given for an open place stays nothing, in a column of JSON too', () => {
  const { db } = databaseOn(raw(), ':memory:')
  const insert = db
    .insert(orders)
    .values({
      id: sql.placeholder('id'),
      paid: sql.placeholder('paid'),
      lines: sql.placeholder('lines'),
    })
    .prepare()
  insert.run({ id: 13, paid: null, lines: null })
  insert.run({ id: 14, paid: true, lines: ['cup'] })
  const rows = db.all<object>(sql`select paid, lines from orders where id > 12 order by id`)
  expect(rows).toEqual([
    { paid: null, lines: null },
    { paid: 1, lines: '["cup"]' },
  ])
})
