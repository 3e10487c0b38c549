// SPDX-License-Identifier: AGPL-3.0-or-later
// What an order costs, calculated here from the rules as they are written, in whole cents, without a look at the server's code.

const halfUp = (numerator, denominator) => Math.floor((2 * numerator + denominator) / (2 * denominator));

/** Whole cents of an amount on the wire. */
export const cents = (amount) => Math.round(amount * 100);

/**
 * Lines `{ price, quantity }` in cents, sent to the EU without discount, standard mode: 4.90, free from 50.00.
 * `wrongVat`: what anomaly A1 makes of it, 19.6 % charged on the net price of 20 %.
 */
export function priceOf(lines, { wrongVat = false } = {}) {
  const goods = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const shipping = goods >= 5000 ? 0 : 490;
  const charged = (gross) => {
    const net = halfUp(gross * 100, 120);
    const total = wrongVat ? halfUp(net * 1196, 1000) : gross;
    return { total, vat: total - net };
  };
  const parts = [...lines.map(({ price, quantity }) => charged(price * quantity)), charged(shipping)];
  return {
    goods,
    shipping,
    vat: parts.reduce((sum, part) => sum + part.vat, 0),
    total: parts.reduce((sum, part) => sum + part.total, 0),
  };
}

/**
 * Products and quantities that cost exactly `goal` cents, at most two lines: `[{ id, name, price, quantity }]`.
 * With A1 they cost `withA1`, which rules out the few pairs whose roundings add up.
 */
export function cartOf(products, goal, withA1) {
  const choices = products
    .filter(({ stock }) => stock > 100)
    .flatMap(({ id, name, price }) => Array.from({ length: 12 }, (_, n) => ({ id, name, price: cents(price), quantity: n + 1 })));
  const fits = (cart) => priceOf(cart).total === goal && priceOf(cart, { wrongVat: true }).total === withA1;
  const alone = choices.find((choice) => fits([choice]));
  if (alone) return [alone];
  const bySum = new Map(choices.map((choice) => [choice.price * choice.quantity, choice]));
  for (const one of choices) {
    const other = bySum.get(goal - one.price * one.quantity);
    if (other && other.id !== one.id && fits([one, other])) return [one, other];
  }
  throw new Error(`no two products cost ${goal} cents`);
}
