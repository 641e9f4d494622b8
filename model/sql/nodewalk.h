// Walking libpg_query's tree by protobuf's own description of its fields, so that no kind of node can be forgotten.
#pragma once

#include <pg_query/pg_query.pb-c.h>

namespace schemawright::sql {

template <typename T> T fieldValue(const ProtobufCMessage *message, unsigned offset)
{
    return *reinterpret_cast<const T *>(reinterpret_cast<const char *>(message) + offset);
}

template <typename Enter, typename Leave>
void walkMessages(const ProtobufCMessage *message, const Enter &enter, const Leave &leave);

template <typename Enter, typename Leave>
void walkField(
    const ProtobufCMessage *message, const ProtobufCFieldDescriptor &field, const Enter &enter, const Leave &leave)
{
    if (field.type != PROTOBUF_C_TYPE_MESSAGE)
        return;
    if (field.label == PROTOBUF_C_LABEL_REPEATED) {
        const auto count = fieldValue<size_t>(message, field.quantifier_offset);
        auto *const *items = fieldValue<ProtobufCMessage *const *>(message, field.offset);
        for (size_t i = 0; i < count; ++i)
            walkMessages(items[i], enter, leave);
        return;
    }
    // Only one member of a union is set, and its field number says which.
    const bool isUnion = (field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0;
    if (isUnion && fieldValue<unsigned>(message, field.quantifier_offset) != field.id)
        return;
    if (const auto *child = fieldValue<const ProtobufCMessage *>(message, field.offset))
        walkMessages(child, enter, leave);
}

/// `enter` before a message's parts, `leave` behind them.
template <typename Enter, typename Leave>
void walkMessages(const ProtobufCMessage *message, const Enter &enter, const Leave &leave)
{
    enter(message);
    const ProtobufCMessageDescriptor *descriptor = message->descriptor;
    if (descriptor == &pg_query__node__descriptor) { // a union of more than 200 kinds: only the one that is set is looked at
        const unsigned kind = reinterpret_cast<const PgQuery__Node *>(message)->node_case;
        if (const ProtobufCFieldDescriptor *field = protobuf_c_message_descriptor_get_field(descriptor, kind))
            walkField(message, *field, enter, leave);
    } else {
        for (unsigned i = 0; i < descriptor->n_fields; ++i)
            walkField(message, descriptor->fields[i], enter, leave);
    }
    leave(message);
}

template <typename Visitor> void visitMessages(const ProtobufCMessage *message, const Visitor &visit)
{
    walkMessages(message, visit, [](const ProtobufCMessage *) { });
}

} // namespace schemawright::sql
