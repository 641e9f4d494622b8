#include "model/lint/newcolumn.h"

#include "model/lint/filestate.h"
#include "model/sql/builtinfunctions.h"
#include "model/sql/parser.h"
#include "model/sql/references.h"

#include <QRegularExpression>
#include <QSet>

namespace schemawright::lint {

namespace {

using namespace Qt::StringLiterals;
using sql::Volatility;

bool isOfPostgres(const QualifiedName &routine)
{
    return routine.schema == u"pg_catalog" || (routine.schema.isEmpty() && sql::isSteadyBuiltin(routine.name));
}

/// Of "SELECT expression", as the server inlines it; anything else is what its function says.
Volatility bodyVolatility(const QString &body)
{
    static const QRegularExpression select(u"^\\s*select\\s+(.+?)\\s*;?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = select.match(body);
    if (!match.hasMatch())
        return Volatility::Volatile;
    const auto parsed = sql::parseScript(u"ALTER TABLE t ADD c integer DEFAULT ("_s + match.captured(1) + u"\n)"_s);
    const auto *alter = parsed.size() == 1 ? std::get_if<sql::AlterTable>(&parsed.first().statement) : nullptr;
    if (!alter || alter->actions.size() != 1)
        return Volatility::Volatile;
    const auto *add = std::get_if<sql::AddColumn>(&alter->actions.first().action);
    return add && add->column.defaultValue ? add->column.defaultValue->volatility : Volatility::Volatile;
}

/// As format_type() writes them, and those of extensions that many databases have.
bool isKnownType(const QString &name)
{
    static const QSet<QString> names = [] {
        const QString postgres = u"bigint,bigserial,bit,bit varying,boolean,box,bytea,character,character varying,cidr,circle,"
            "date,double precision,inet,int2vector,int4multirange,int4range,int8multirange,int8range,integer,interval,json,"
            "jsonb,jsonpath,line,lseg,macaddr,macaddr8,money,name,nummultirange,numeric,numrange,oid,oidvector,path,pg_lsn,"
            "pg_snapshot,point,polygon,real,regclass,regcollation,regconfig,regdictionary,regnamespace,regoper,regoperator,"
            "regproc,regprocedure,regrole,regtype,serial,smallint,smallserial,text,tid,time with time zone,"
            "time without time zone,timestamp with time zone,timestamp without time zone,tsmultirange,tsquery,tsrange,"
            "tstzmultirange,tstzrange,tsvector,txid_snapshot,uuid,xid,xid8,xml,datemultirange,daterange,char,cid"_s;
        const QString extensions = u"box2d,box3d,citext,cube,ean13,geography,geometry,halfvec,hstore,isbn,isbn13,ismn,issn,"
            "lquery,ltree,ltxtquery,raster,seg,sparsevec,upc,vector"_s;
        const QStringList all = postgres.split(u',') + extensions.split(u',');
        return QSet<QString>(all.begin(), all.end());
    }();
    return names.contains(name);
}

} // namespace

sql::Volatility volatilityOf(const sql::Expression &value, const FileState &state)
{
    if (value.volatility != Volatility::Unknown || value.text.contains(u"operator"_s, Qt::CaseInsensitive))
        return value.volatility;
    const auto references = sql::referencesOf(u"SELECT "_s + value.text);
    if (!references)
        return value.volatility;
    for (const QualifiedName &name : references->routines) {
        if (isOfPostgres(name))
            continue;
        const catalog::RoutineFacts *routine = state.routine(name);
        if (!routine)
            return Volatility::Unknown;
        if (routine->volatility == 'v' && bodyVolatility(routine->body) >= Volatility::Unknown)
            return Volatility::Volatile;
    }
    return Volatility::Steady;
}

bool isConstrainedDomain(const sql::TypeName &type, const FileState &state)
{
    const QualifiedName name { type.schema, type.name };
    const catalog::DomainFacts *domain = state.domain(name);
    return state.isConstrainedDomain(state.resolve(name)) || (domain && domain->constrained && !type.array);
}

bool mayBeConstrainedDomain(const sql::TypeName &type, const FileState &state)
{
    return !state.database().live && !type.array && !isKnownType(type.name) && type.schema != u"pg_catalog"
        && !state.isPlainType({ type.schema, type.name }) && !isConstrainedDomain(type, state);
}

} // namespace schemawright::lint
