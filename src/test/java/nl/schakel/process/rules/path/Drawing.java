package nl.schakel.process.rules.path;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import nl.schakel.process.rules.BrokenModels;

/**
 * A model as a test draws it: nodes and flows of its own, written as BPMN for the rule and walked by {@link TokenGame}. It
 * shares nothing with the code of the rule.
 */
final class Drawing {

    enum Shape {
        START("startEvent"),
        END("endEvent"),
        STOP("endEvent"),
        TASK("userTask"),
        TIMED("userTask"),
        REPEATED("userTask"),
        TELL("serviceTask"),
        NOTHING("serviceTask"),
        CALL("callActivity"),
        XOR("exclusiveGateway"),
        AND("parallelGateway"),
        OR("inclusiveGateway");

        final String tag;

        Shape(String tag) {
            this.tag = tag;
        }
    }

    static final class Node {
        final int number;
        Shape shape;
        final List<Flow> in = new ArrayList<>();
        final List<Flow> out = new ArrayList<>();
        /** The way out of a task when its timer goes off. */
        Flow late;

        Node(int number, Shape shape) {
            this.number = number;
            this.shape = shape;
        }

        String id() {
            return "N" + number;
        }
    }

    record Flow(int number, Node from, Node to) {}

    final String key;
    final List<Node> nodes = new ArrayList<>();
    final List<Flow> flows = new ArrayList<>();

    Drawing(String key) {
        this.key = key;
    }

    Node add(Shape shape) {
        Node node = new Node(nodes.size(), shape);
        nodes.add(node);
        return node;
    }

    Flow flow(Node from, Node to) {
        Flow flow = new Flow(flows.size(), from, to);
        flows.add(flow);
        from.out.add(flow);
        to.in.add(flow);
        return flow;
    }

    private void late(Node from, Node to) {
        Flow flow = new Flow(flows.size(), from, to);
        flows.add(flow);
        from.late = flow;
        to.in.add(flow);
    }

    /** A drawing made by chance; now and then a join is of another kind than its split. */
    static Drawing random(String key, String called, Random chance) {
        Drawing drawing = new Drawing(key);
        Node start = drawing.add(Shape.START);
        Node last = drawing.grow(start, 3, called, chance);
        drawing.flow(last, drawing.add(Shape.END));
        for (Node node : drawing.nodes) {
            if (node.in.size() > 1 && node.out.size() == 1 && chance.nextInt(6) == 0) {
                node.shape = List.of(Shape.XOR, Shape.AND, Shape.OR).get(chance.nextInt(3));
            }
        }
        return drawing;
    }

    private Node grow(Node from, int room, String called, Random chance) {
        Node at = from;
        for (int step = 0; step < 1 + chance.nextInt(2); step++) {
            at = room == 0 ? small(at, called, chance) : piece(at, room - 1, called, chance);
        }
        return at;
    }

    private Node piece(Node from, int room, String called, Random chance) {
        return switch (chance.nextInt(8)) {
            case 0 -> split(from, Shape.XOR, room, called, chance);
            case 1 -> split(from, Shape.AND, room, called, chance);
            case 2 -> split(from, Shape.OR, room, called, chance);
            case 3 -> loop(from, room, called, chance);
            case 4 -> timed(from, room, called, chance);
            case 5 -> ending(from, room, called, chance);
            default -> small(from, called, chance);
        };
    }

    private Node small(Node from, String called, Random chance) {
        List<Shape> shapes = new ArrayList<>(List.of(Shape.TASK, Shape.NOTHING, Shape.TELL, Shape.REPEATED));
        if (called != null) {
            shapes.add(Shape.CALL);
        }
        Node node = add(shapes.get(chance.nextInt(shapes.size())));
        flow(from, node);
        return node;
    }

    private Node split(Node from, Shape shape, int room, String called, Random chance) {
        Node split = add(shape);
        flow(from, split);
        Node join = add(shape);
        int ways = 2 + chance.nextInt(2);
        for (int way = 0; way < ways; way++) {
            if (chance.nextInt(4) == 0 && shape != Shape.AND) {
                flow(split, join);
            } else {
                flow(grow(split, room, called, chance), join);
            }
        }
        return join;
    }

    private Node loop(Node from, int room, String called, Random chance) {
        Node again = add(Shape.XOR);
        flow(from, again);
        Node last = grow(again, room, called, chance);
        Node choice = add(Shape.XOR);
        flow(last, choice);
        Node task = add(Shape.TASK);
        flow(choice, task);
        flow(task, again);
        return choice;
    }

    private Node timed(Node from, int room, String called, Random chance) {
        Node task = add(Shape.TIMED);
        flow(from, task);
        Node join = add(Shape.XOR);
        flow(grow(task, room, called, chance), join);
        Node late = add(Shape.NOTHING);
        late(task, late);
        flow(late, join);
        return join;
    }

    private Node ending(Node from, int room, String called, Random chance) {
        Node split = add(chance.nextBoolean() ? Shape.XOR : Shape.AND);
        flow(from, split);
        Node last = grow(split, room, called, chance);
        flow(last, add(chance.nextInt(4) == 0 ? Shape.STOP : Shape.END));
        Node on = add(Shape.NOTHING);
        flow(split, on);
        return on;
    }

    /** As a file of a bundle. */
    String bpmn(String called) {
        StringBuilder xml = new StringBuilder("<process id=\"" + key + "\" name=\"Proef\" isExecutable=\"true\">");
        for (Node node : nodes) {
            boolean splits = (node.shape == Shape.XOR || node.shape == Shape.OR) && node.out.size() > 1;
            xml.append("<")
                    .append(node.shape.tag)
                    .append(" id=\"")
                    .append(node.id())
                    .append("\" name=\"")
                    .append(node.id());
            xml.append(splits ? "\" default=\"F" + node.out.get(0).number() : "");
            xml.append(
                    switch (node.shape) {
                        case TELL -> "\" camunda:expression=\"${melder.informeren(zaak,'afgesloten')}";
                        case NOTHING -> "\" camunda:expression=\"${dossier.vraagVoorbij(zaak)}";
                        case CALL -> "\" calledElement=\"" + called;
                        default -> "";
                    });
            xml.append("\">");
            xml.append(
                    switch (node.shape) {
                        case STOP -> "<terminateEventDefinition id=\"T" + node.number + "\"/>";
                        case REPEATED -> "<multiInstanceLoopCharacteristics camunda:collection=\"${lijst}\"/>";
                        default -> "";
                    });
            xml.append("</").append(node.shape.tag).append(">");
            if (node.late != null) {
                xml.append("<boundaryEvent id=\"B")
                        .append(node.number)
                        .append("\" attachedToRef=\"")
                        .append(node.id());
                xml.append("\"><timerEventDefinition id=\"W")
                        .append(node.number)
                        .append("\"/></boundaryEvent>");
            }
        }
        for (Flow flow : flows) {
            String from = flow.from().late == flow
                    ? "B" + flow.from().number
                    : flow.from().id();
            xml.append("<sequenceFlow id=\"F")
                    .append(flow.number())
                    .append("\" sourceRef=\"")
                    .append(from);
            xml.append("\" targetRef=\"").append(flow.to().id()).append("\"/>");
        }
        return BrokenModels.definitions(xml.append("</process>").toString());
    }

    /** Whether something on this flow can still come to another one, without passing a node. */
    boolean canCome(Flow from, Flow to, Node without) {
        Set<Flow> seen = new HashSet<>();
        List<Flow> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            Flow flow = open.remove(open.size() - 1);
            if (flow == to) {
                return true;
            }
            if (flow.to() != without && seen.add(flow)) {
                open.addAll(flow.to().out);
                if (flow.to().late != null) {
                    open.add(flow.to().late);
                }
            }
        }
        return false;
    }
}
