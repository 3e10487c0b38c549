// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { familyOf, shortNames } from './names.ts'

describe('a short name', () => {
  it('is the end of a path, without type arguments', () => {
    expect(shortNames('perfshop_shop::products::page')).toEqual(['products::page', 'page'])
    expect(shortNames('core::slice::sort::quicksort::<u64, F>')).toEqual(['sort::quicksort', 'quicksort'])
    expect(shortNames('alloc::vec::Vec<perfshop_shop::Product>::push')).toEqual(['Vec::push', 'push'])
    expect(shortNames('sqlite3_step')).toEqual(['sqlite3_step', 'sqlite3_step'])
  })
  it('of what belongs to a type names the type', () => {
    expect(shortNames('<perfshop_shop::cart::Cart as core::clone::Clone>::clone')).toEqual(['Cart::clone', 'clone'])
    expect(shortNames('<alloc::vec::Vec<a::B> as core::ops::Drop>::drop')).toEqual(['Vec::drop', 'drop'])
    expect(shortNames('<&mut a::Reader as std::io::Read>::read')).toEqual(['Reader::read', 'read'])
    expect(shortNames('core::num::<impl u64>::pow')).toEqual(['u64::pow', 'pow'])
    expect(shortNames('a::<impl serde::Serialize for a::b::Order>::serialize')).toEqual(['Order::serialize', 'serialize'])
    expect(shortNames('<F as a::Call<fn(u8) -> u8>>::call')).toEqual(['F::call', 'call'])
  })
  it('of a closure is that of the function about it', () => {
    expect(shortNames('perfshop_shop::products::page::{{closure}}')).toEqual(['products::page', 'page'])
    expect(shortNames('perfshop_shop::products::page::{closure#0}::{closure#1}')).toEqual(['products::page', 'page'])
    expect(shortNames('{closure}')).toEqual(['{closure}', '{closure}'])
  })
})

describe('the family', () => {
  it('is told by the crate, of a trait where the type has none', () => {
    expect(familyOf('perfshop_shop::products::page', 'thread')).toBe('shop')
    expect(familyOf('perfshop_server::router::handle', 'thread')).toBe('server')
    expect(familyOf('rusqlite::statement::Statement::step', 'shop')).toBe('database')
    expect(familyOf('sqlx_mysql::connection::execute', 'shop')).toBe('database')
    expect(familyOf('<T as perfshop_shop::store::Store>::read', 'thread')).toBe('shop')
    expect(familyOf('<alloc::vec::Vec<perfshop_shop::Product> as core::clone::Clone>::clone', 'shop')).toBe('runtime')
    expect(familyOf('serde_json::ser::to_vec', 'shop')).toBe('other')
    expect(familyOf('(other)', 'thread')).toBe('other')
  })
  it('of a C function is told by its name, or by who called it', () => {
    expect(familyOf('sqlite3_step', 'shop')).toBe('database')
    expect(familyOf('balance', 'database')).toBe('database')
    expect(familyOf('balance', 'shop')).toBe('c')
    expect(familyOf('memcpy', 'database')).toBe('c')
    expect(familyOf('__memmove_avx_unaligned', 'database')).toBe('c')
  })
})
