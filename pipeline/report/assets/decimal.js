// compareDecimals orders two exact decimals, such as '-1234567.89', digit by digit: as numbers, long ones would be rounded.
function compareDecimals(a, b) {
  const x = partsOf(a);
  const y = partsOf(b);
  if (x.sign !== y.sign) return x.sign - y.sign;
  return x.sign * compareSizes(x, y);
}

function partsOf(decimal) {
  const [, minus, whole, fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(decimal) ?? ['', '', '0'];
  const digits = { whole: whole.replace(/^0+/, ''), fraction: fraction.replace(/0+$/, '') };
  const zero = digits.whole === '' && digits.fraction === '';
  return { ...digits, sign: zero ? 0 : minus ? -1 : 1 };
}

function compareSizes(x, y) {
  if (x.whole.length !== y.whole.length) return x.whole.length - y.whole.length;
  return compareStrings(x.whole, y.whole) || compareStrings(x.fraction, y.fraction);
}

function compareStrings(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
