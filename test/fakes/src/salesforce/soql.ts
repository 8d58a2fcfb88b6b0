import { refuse, type Refusal } from './refusal.js';
import { SoqlDate } from './soql-date.js';

export type Literal = string | number | boolean | null | SoqlDate;

export interface Query {
  fields: string[];
  object: string;
  where: { field: string; value: Literal }[];
  orderBy: string | null;
  limit: number;
  /** Only how many there are. */
  isCount: boolean;
}

/** Word, date, number, quoted string (a backslash takes the next character with it), or a single sign. */
const tokens =
  /\s*([A-Za-z_][\w.]*|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?|-?\d+(?:\.\d+)?|'(?:[^'\\]|\\[^])*'|[^\s])/gy;
/** The escapes of a SOQL string, from "Quoted String Escape Sequences" of the SOQL reference. */
const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\' };

/**
 * Reads the part of SOQL that the fake knows: SELECT fields | COUNT() FROM object [WHERE field = literal [AND …]] [ORDER BY field]
 * [LIMIT n].
 * Whatever else Salesforce understands is refused as malformed, never answered wrongly. All records come on one page.
 */
export function parseSoql(text: string): Query {
  const read = new Reader(text.matchAll(tokens).map((match) => match[1] ?? '').toArray()); // prettier-ignore
  read.word('SELECT');
  const isCount = read.may('COUNT');
  const fields = isCount ? [] : [read.name()];
  if (isCount) ['(', ')'].forEach((sign) => read.word(sign));
  else while (read.may(',')) fields.push(read.name());
  read.word('FROM');
  const query: Query = { fields, object: read.name(), where: [], orderBy: null, limit: Number.POSITIVE_INFINITY, isCount }; // prettier-ignore
  if (read.may('WHERE')) {
    do {
      const field = read.name();
      read.word('=');
      query.where.push({ field, value: read.literal() });
    } while (read.may('AND'));
  }
  if (read.may('ORDER')) {
    read.word('BY');
    query.orderBy = read.name();
  }
  if (read.may('LIMIT')) query.limit = read.count();
  read.end();
  return query;
}

class Reader {
  constructor(private readonly tokens: string[]) {}

  may(word: string): boolean {
    if (this.tokens[0]?.toUpperCase() !== word) return false;
    this.tokens.shift();
    return true;
  }

  word(word: string): void {
    if (!this.may(word)) throw this.unexpected();
  }

  name(): string {
    return this.take(/^[A-Za-z_][\w]*$/);
  }

  count(): number {
    return Number(this.take(/^\d+$/));
  }

  literal(): Literal {
    const token = this.take(/^(?:'[^]*'|-?\d.*|true|false|null)$/i);
    if (token.startsWith("'")) return unescape(token.slice(1, -1));
    if (/^\d{4}-/.test(token)) return new SoqlDate(token);
    if (/^[-\d]/.test(token)) return Number(token);
    return token.toLowerCase() === 'null' ? null : token.toLowerCase() === 'true';
  }

  end(): void {
    if (this.tokens.length > 0) throw this.unexpected();
  }

  private take(pattern: RegExp): string {
    const token = this.tokens[0];
    if (token === undefined || !pattern.test(token)) throw this.unexpected();
    this.tokens.shift();
    return token;
  }

  private unexpected(): Refusal {
    const [token] = this.tokens;
    return malformed(token === undefined ? 'unexpected token: <EOF>' : `unexpected token: '${token}'`);
  }
}

function unescape(text: string): string {
  return text.replace(/\\(u[0-9a-f]{4}|[^])/gi, (_all, one: string) => {
    if (one.length > 1) return String.fromCharCode(Number.parseInt(one.slice(1), 16));
    const meant = escapes[one.toLowerCase()];
    if (meant === undefined) throw malformed(`Invalid string literal: illegal escape '\\${one}'`);
    return meant;
  });
}

function malformed(message: string): Refusal {
  return refuse(400, 'MALFORMED_QUERY', message);
}
