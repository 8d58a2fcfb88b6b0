/** Whoever becomes a member agrees to hear from the club, and can leave with a click or a word. */
export const group = {
  id: 'club',
  settings: { name: 'News of the club', description: 'What members can win, once a month.', consent: 'implied' },
} as const;

const body = `<mjml>
  <mj-body background-color="#f4f4f7">
    <mj-section background-color="#ffffff" padding="32px">
      <mj-column>
        <mj-text font-size="24px" font-weight="bold">Welcome, {{ contact.firstName | default: "friend" }}!</mj-text>
        <mj-text font-size="16px" line-height="1.5">
          You are a member now, and the first {{ variables.points }} points are yours.
        </mj-text>
        <mj-text font-size="12px" color="#777777">
          You get this because you joined. <a href="{{ variables.unsubscribeUrl }}">Unsubscribe</a>
          or <a href="{{ variables.preferencesUrl }}">choose what you get</a>.
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

/** How members are welcomed. */
export const welcome = {
  id: 'welcome',
  mail: {
    name: 'Welcome',
    subject: 'Welcome, {{ contact.firstName | default: "friend" }}',
    preheader: 'Your first {{ variables.points }} points',
    body,
    fromName: 'Fanfare Club',
    group: group.id,
  },
  text: {
    name: 'Welcome',
    text: 'Welcome to the club, {{ contact.firstName | default: "friend" }}! {{ variables.points }} points are yours. Reply STOP to leave.',
    group: group.id,
  },
};
