import type { LiquidGroup } from './liquid-example.js';

export const encodingFilters: LiquidGroup = {
  title: 'Encoding and everything else',
  examples: {
    escape: { does: 'Safe inside HTML.', template: '{{ "<b>Ann & Lee</b>" | escape }}' },
    escape_once: {
      does: 'Safe inside HTML; what is escaped stays so.',
      template: '{{ "Ann &amp; Lee <3" | escape_once }}',
    },
    xml_escape: { does: 'Safe inside XML.', template: '{{ "<b>Ann & Lee</b>" | xml_escape }}' },
    url_encode: {
      does: 'Safe in the query of an address; a space becomes +.',
      template: '{{ "Ann & Lee" | url_encode }}',
    },
    url_decode: { does: 'The opposite of `url_encode`.', template: '{{ "Ann+%26+Lee" | url_decode }}' },
    cgi_escape: { does: 'As `url_encode`, with more characters encoded.', template: '{{ "Ann (Lee)!" | cgi_escape }}' },
    uri_escape: {
      does: 'Encodes what an address may not contain at all.',
      template: '{{ "https://acme.test/a b?q=1" | uri_escape }}',
    },
    base64_encode: { does: 'In Base64.', template: '{{ "Ann" | base64_encode }}' },
    base64_decode: { does: 'From Base64.', template: '{{ "QW5u" | base64_decode }}' },
    sha256: { does: 'The SHA-256 hash, in hexadecimal.', template: '{{ contact.email | sha256 }}' },
    hmac_sha256: { does: 'Signed with a key, by HMAC-SHA-256.', template: '{{ contact.email | hmac_sha256: "key" }}' },
    json: { does: 'As JSON.', template: '{{ contact.tags | json }}' },
    jsonify: { does: 'As JSON, like `json`.', template: '{{ contact.properties | jsonify }}' },
    inspect: { does: 'As JSON, for looking at it.', template: '{{ contact.properties | inspect }}' },
    raw: { does: 'As it is; nothing is escaped here anyway.', template: '{{ "<b>Ann</b>" | raw }}' },
    default: {
      does: 'Another value in place of a missing, false or empty one; leaves no warning.',
      template: 'Dear {{ contact.mobile | default: "friend" }}',
    },
  },
};
