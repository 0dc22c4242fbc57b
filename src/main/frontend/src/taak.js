import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'; import {Form} from '@bpmn-io/form-js-viewer'; window.F=Form
