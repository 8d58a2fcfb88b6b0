import fc from 'fast-check';
import { compileTemplate } from './dist/template.js';
const scope = () => ({ workflow:{id:'w',name:'w',version:1,workspace:'a',timezone:'UTC'}, run:null, data:{trigger:{data:{long:'a'.repeat(20000), list: Array.from({length:20000},(_, i)=>i%7)}},contact:{},steps:{},variables:{}}, stepId:'x', at:1e12, warnings:[] });
const part = fc.constantFrom(
      '{{ trigger.data.long ', '| append: trigger.data.long ', '| size ', '}}', '{% for i in (1..1000) %}', '{% endfor %}', '{{ i }}', '{% assign x = ',
      'trigger.data.long', ' %}', '{{ x }}', '{% capture x %}', '{% endcapture %}', '| split: "" ', '| reverse ', '| json ', '{% if x %}', '{% endif %}', ' text ');
import { Liquid } from 'liquidjs';
const filters = Object.keys(new Liquid().filters).filter(f=>f!=='sample');
const well = fc.letrec(t => ({ block: fc.oneof({maxDepth:4}, fc.tuple(fc.constantFrom('trigger.data.long','trigger.data.list','x','i'), fc.array(fc.tuple(fc.constantFrom(...filters), fc.constantFrom('',': "a"',': 3',': "a", "b"',': x',': trigger.data.long',': "x", "x > 3"')).map(([f,a])=>`| ${f}${a}`),{maxLength:5})).map(([v,f])=>`{{ ${v} ${f.join(' ')} }}`), fc.constantFrom('{% assign x = trigger.data.long %}','{% assign x = trigger.data.list %}','{% if x contains "aab" %}y{% endif %}','{% if x == trigger.data.list %}y{% endif %}'), fc.array(t('block'),{maxLength:4}).map(a=>a.join('')), t('block').map(b=>`{% for i in (1..3000) %}${b}{% endfor %}`), t('block').map(b=>`{% capture x %}${b}{% endcapture %}`)) })).block;
let top=[]; let ok=0;
for (const src of fc.sample(fc.oneof(fc.array(part,{maxLength:14}).map(p=>p.join('')), well), 4000)) { const f=process.cpuUsage(); let r; try { r=compileTemplate(src).render(scope()).length; ok++ } catch (e) { r=e.message } const u=process.cpuUsage(f); const ms=(u.user+u.system)/1000; top.push([ms,src.slice(0,400),r]); }
top.sort((a,b)=>b[0]-a[0]); console.log(ok, top.slice(0,8));
