import { defineCommand } from '../cli/command.js';
import { Failure } from '../failure.js';
import { layTable, widthOf } from '../sheet/layout.js';
import { readTemplate, templateNames, type LicenseTemplate } from '../templates/template.js';

export const templateList = defineCommand({
  name: 'template list',
  args: [],
  options: [],
  async run(session) {
    const { home, texts, language } = session;
    home.facts();
    const templates: { name: string; template: LicenseTemplate }[] = [];
    for (const name of templateNames(home)) templates.push({ name, template: await readTemplate(home, name) });
    const rows = templates.map(({ name, template }) => [
      name,
      template.term,
      String(template.limits.seats),
      template.title[language],
    ]);
    if (rows.length === 0) throw new Failure('TEMPLATE_NOT_FOUND', { name: '-', known: '-' });
    return {
      json: { templates: templates.map(({ name, template }) => ({ name, ...template })) },
      lines: layTable(
        [texts.words.template, texts.words.term, texts.words.seats, texts.words.title],
        rows,
        widthOf(session.surroundings.stdout.columns),
      ),
    };
  },
});

export const templateShow = defineCommand({
  name: 'template show',
  args: ['NAME'],
  options: [],
  async run(session, { args: [name = ''] }) {
    session.home.facts();
    const template = await readTemplate(session.home, name);
    const file = session.home.path('templates', `${name}.json`);
    return { json: { name, file, template }, lines: [JSON.stringify(template, null, 2), '', file] };
  },
});
