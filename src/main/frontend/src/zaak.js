import 'bpmn-js/dist/assets/diagram-js.css'; import 'bpmn-js/dist/assets/bpmn-js.css'; import V from 'bpmn-js/lib/NavigatedViewer'; window.V=V
